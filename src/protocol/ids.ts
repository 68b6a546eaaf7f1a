import { decodeBase64, encodeBase64 } from './base64'

/**
 * OAP's entity ids. `-`, `_` and `.` never occur inside standard base64, so splitting at them is safe. An instance id and
 * an endpoint id have the same shape: only the context tells which it is. A process id is a hash and cannot be decoded.
 */
export interface ServiceKey {
  readonly name: string
  /** True for a service that reports itself, false for a virtual one (a database, a queue). */
  readonly normal: boolean
}
export interface InstanceKey {
  readonly service: ServiceKey
  readonly name: string
}
export interface EndpointKey {
  readonly service: ServiceKey
  readonly name: string
}
export interface Relation<Side> {
  readonly source: Side
  readonly dest: Side
}

/** `group::name` (a service's name) as the two, the group empty where there is none. */
export function grouped(name: string): { readonly group: string; readonly short: string } {
  const cut = name.indexOf('::')
  return cut > 0 && cut < name.length - 2
    ? { group: name.slice(0, cut), short: name.slice(cut + 2) }
    : { group: '', short: name }
}

/** What OAP writes for a name that is empty or only white space. */
export const BLANK_NAME = '_blank'

const nameToBase64 = (name: string): string => encodeBase64(name.trim() === '' ? BLANK_NAME : name)

export const serviceId = ({ name, normal }: ServiceKey): string => `${nameToBase64(name)}.${normal ? 1 : 0}`

export const instanceId = ({ service, name }: InstanceKey): string => `${serviceId(service)}_${nameToBase64(name)}`

export const endpointId = ({ service, name }: EndpointKey): string => `${serviceId(service)}_${nameToBase64(name)}`

export const serviceRelationId = ({ source, dest }: Relation<ServiceKey>): string =>
  `${serviceId(source)}-${serviceId(dest)}`

export const instanceRelationId = ({ source, dest }: Relation<InstanceKey>): string =>
  `${instanceId(source)}-${instanceId(dest)}`

export const endpointRelationId = ({ source, dest }: Relation<EndpointKey>): string =>
  [serviceId(source.service), nameToBase64(source.name), serviceId(dest.service), nameToBase64(dest.name)].join('-')

/** Both sides are process ids, which are opaque. */
export const processRelationId = ({ source, dest }: Relation<string>): string => `${source}-${dest}`

/** `null` for anything that OAP would not have built; the same holds for all parsers below. */
export function parseServiceId(id: string): ServiceKey | null {
  const [encoded, flag, ...rest] = id.split('.')
  if (encoded === undefined || (flag !== '0' && flag !== '1') || rest.length > 0) return null
  const name = parseName(encoded)
  return name === null ? null : { name, normal: flag === '1' }
}

export const parseInstanceId = (id: string): InstanceKey | null => parsePart(id)

export const parseEndpointId = (id: string): EndpointKey | null => parsePart(id)

export const parseServiceRelationId = (id: string): Relation<ServiceKey> | null => parseRelation(id, parseServiceId)

export const parseInstanceRelationId = (id: string): Relation<InstanceKey> | null => parseRelation(id, parseInstanceId)

export function parseEndpointRelationId(id: string): Relation<EndpointKey> | null {
  const [sourceService, sourceName, destService, destName, ...rest] = id.split('-')
  if (sourceService === undefined || sourceName === undefined || destService === undefined || destName === undefined)
    return null
  const source = parsePart(`${sourceService}_${sourceName}`)
  const dest = parsePart(`${destService}_${destName}`)
  return source === null || dest === null || rest.length > 0 ? null : { source, dest }
}

export const parseProcessRelationId = (id: string): Relation<string> | null =>
  parseRelation(id, (side) => (isProcessId(side) ? side : null))

/** sha256 of "name_instanceId" as 64 hexadecimal digits. */
export const isProcessId = (id: string): boolean => /^[0-9a-f]{64}$/.test(id)

export type RelationKind = 'ServiceRelation' | 'ServiceInstanceRelation' | 'EndpointRelation' | 'ProcessRelation'

/** Relation ids do tell their kind by their shape. */
export function relationKind(id: string): RelationKind | null {
  if (parseServiceRelationId(id)) return 'ServiceRelation'
  if (parseInstanceRelationId(id)) return 'ServiceInstanceRelation'
  if (parseEndpointRelationId(id)) return 'EndpointRelation'
  return parseProcessRelationId(id) ? 'ProcessRelation' : null
}

/** An empty name has no id of its own: OAP writes `_blank` for it. */
function parseName(encoded: string): string | null {
  const name = decodeBase64(encoded)
  return name === '' ? null : name
}

function parsePart(id: string): InstanceKey | null {
  const [owner, encoded, ...rest] = id.split('_')
  if (owner === undefined || encoded === undefined || rest.length > 0) return null
  const service = parseServiceId(owner)
  const name = parseName(encoded)
  return service === null || name === null ? null : { service, name }
}

function parseRelation<Side>(id: string, parse: (side: string) => Side | null): Relation<Side> | null {
  const [left, right, ...rest] = id.split('-')
  if (left === undefined || right === undefined || rest.length > 0) return null
  const source = parse(left)
  const dest = parse(right)
  return source === null || dest === null ? null : { source, dest }
}
