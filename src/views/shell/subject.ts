import {
  endpointId,
  endpointRelationId,
  grouped,
  instanceId,
  instanceRelationId,
  isProcessId,
  parseEndpointId,
  parseEndpointRelationId,
  parseInstanceId,
  parseInstanceRelationId,
  parseProcessRelationId,
  parseServiceId,
  parseServiceRelationId,
  processRelationId,
  serviceId,
  serviceRelationId,
  type InstanceKey,
  type ServiceKey,
} from '@/protocol/ids'
import type { Place, Subject, SubjectKind } from '@/scope/place'

export type EndKind = Exclude<SubjectKind, 'relation'>

export interface ServiceName extends ServiceKey {
  readonly id: string
  readonly group: string
  /** The name without its group. */
  readonly short: string
}

/** One entity of an address, as far as its id names it. */
export interface End {
  readonly kind: EndKind
  readonly id: string
  /** `null` for a process, until OAP has told, and for an id that OAP would not have built. */
  readonly service: ServiceName | null
  /** Name of the instance, endpoint or process; `null` for a service and while it is not known. */
  readonly part: string | null
  /** A process runs in an instance. */
  readonly instance?: { readonly id: string; readonly name: string }
}

export const serviceName = (key: ServiceKey): ServiceName => ({ ...key, id: serviceId(key), ...grouped(key.name) })

/** None for a layer as a whole, one for an entity, source and destination for a relation. */
export function endsOf(of: Subject | null): readonly End[] {
  if (of === null) return []
  switch (of.kind) {
    case 'relation':
      return relationEnds(of.id)
    case 'service':
      return [serviceEnd(of.id, parseServiceId(of.id))]
    case 'process':
      return [{ kind: 'process', id: of.id, service: null, part: null }]
    default:
      return [partEnd(of.kind, of.id, of.kind === 'instance' ? parseInstanceId(of.id) : parseEndpointId(of.id))]
  }
}

const serviceEnd = (id: string, key: ServiceKey | null): End => ({
  kind: 'service',
  id,
  service: key && serviceName(key),
  part: null,
})
const partEnd = (kind: 'instance' | 'endpoint', id: string, key: InstanceKey | null): End => ({
  kind,
  id,
  service: key && serviceName(key.service),
  part: key?.name ?? null,
})

function relationEnds(id: string): readonly End[] {
  const services = parseServiceRelationId(id)
  if (services) return both(services, (key) => serviceEnd(serviceId(key), key))
  const instances = parseInstanceRelationId(id)
  if (instances) return both(instances, (key) => partEnd('instance', instanceId(key), key))
  const endpoints = parseEndpointRelationId(id)
  if (endpoints) return both(endpoints, (key) => partEnd('endpoint', endpointId(key), key))
  const processes = parseProcessRelationId(id)
  return processes ? both(processes, (one) => ({ kind: 'process', id: one, service: null, part: null })) : []
}

const both = <Side>(
  sides: { readonly source: Side; readonly dest: Side },
  end: (side: Side) => End,
): readonly End[] => [end(sides.source), end(sides.dest)]

/** The relation from one to the other; `null` where they are not of one kind or an id is none of OAP's. */
export function relationOf(source: Pick<End, 'kind' | 'id'>, dest: Pick<End, 'kind' | 'id'>): Subject | null {
  if (source.kind !== dest.kind) return null
  const id = relationId(source.kind, source.id, dest.id)
  return id === null ? null : { kind: 'relation', id }
}

function relationId(kind: EndKind, source: string, dest: string): string | null {
  if (kind === 'process') {
    return isProcessId(source) && isProcessId(dest) ? processRelationId({ source, dest }) : null
  }
  if (kind === 'service') {
    const [from, to] = [parseServiceId(source), parseServiceId(dest)]
    return from && to && serviceRelationId({ source: from, dest: to })
  }
  const [from, to] = [parseInstanceId(source), parseInstanceId(dest)]
  if (!from || !to) return null
  return kind === 'instance'
    ? instanceRelationId({ source: from, dest: to })
    : endpointRelationId({ source: from, dest: to })
}

/** The dashboard's name stays when another entity of the same kind is chosen, else the page finds one. */
export function placeOf(here: Place, layer: string, of: Subject | null): Extract<Place, { readonly at: 'layer' }> {
  const same = here.at === 'layer' && here.layer === layer && (here.of?.kind ?? null) === (of?.kind ?? null)
  return { at: 'layer', layer, of, name: same ? here.name : null }
}
