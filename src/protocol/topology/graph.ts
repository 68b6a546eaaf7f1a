import { flag, list, listOrNone, object, open, optional, text, type Decoder } from '../decode'

/** A service on a map; what stands for a part of one says which. */
export interface MapNode {
  readonly id: string
  readonly name: string
  /** Component that answers there (`SpringMVC`, `PostgreSQL`, `USER`), `''` when it is not known. */
  readonly type: string
  readonly isReal: boolean
  /** `UNDEFINED` alone for a peer that no layer claims; of parts of a service none. */
  readonly layers: readonly string[]
}

/** An instance or an endpoint on a map. */
export interface PartNode extends MapNode {
  readonly serviceId: string
  readonly serviceName: string
}

export interface ProcessNode extends PartNode {
  readonly instanceId: string
  readonly instanceName: string
}

export interface MapCall {
  /** Also the id of the relation whose metrics belong to the call. */
  readonly id: string
  readonly source: string
  readonly target: string
  /** Who saw it: metrics of a side exist when it is named. */
  readonly detectPoints: readonly ('CLIENT' | 'SERVER' | 'PROXY' | (string & {}))[]
  readonly sourceComponents: readonly string[]
  readonly targetComponents: readonly string[]
}

/** An end of a call may be missing in the nodes. Both come in no order. */
export interface Topology<Node extends MapNode = MapNode> {
  readonly nodes: readonly Node[]
  readonly calls: readonly MapCall[]
}

export const CALL_FIELDS = `id source target detectPoints sourceComponents targetComponents`

const call: Decoder<MapCall> = object({
  id: text,
  source: text,
  target: text,
  detectPoints: listOrNone(open('CLIENT', 'SERVER', 'PROXY')),
  sourceComponents: listOrNone(text),
  targetComponents: listOrNone(text),
})

/** A server that finds nothing may leave the whole graph out. */
export const graphOf =
  <Node extends MapNode>(node: Decoder<Node>): Decoder<Topology<Node>> =>
  (value, path) =>
    optional(object({ nodes: list(node), calls: list(call) }))(value, path) ?? { nodes: [], calls: [] }

export const serviceNode: Decoder<MapNode> = (value, path) => {
  const { type, ...found } = object({
    id: text,
    name: text,
    type: optional(text),
    isReal: flag,
    layers: listOrNone(text),
  })(value, path)
  return { ...found, type: type ?? '' }
}

export const partNode: Decoder<PartNode> = (value, path) => {
  const { type, ...found } = object({
    id: text,
    name: text,
    type: optional(text),
    isReal: flag,
    serviceId: text,
    serviceName: text,
  })(value, path)
  return { ...found, type: type ?? '', layers: [] }
}

export const processNode: Decoder<ProcessNode> = (value, path) => {
  const { serviceInstanceId, serviceInstanceName, ...found } = object({
    id: text,
    name: text,
    isReal: flag,
    serviceId: text,
    serviceName: text,
    serviceInstanceId: text,
    serviceInstanceName: text,
  })(value, path)
  return { ...found, instanceId: serviceInstanceId, instanceName: serviceInstanceName, type: '', layers: [] }
}
