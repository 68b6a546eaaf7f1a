import type { Alarm } from '@/protocol/alarm/alarm'
import {
  endpointRelationId,
  grouped,
  instanceRelationId,
  parseEndpointId,
  parseInstanceId,
  parseServiceId,
  serviceId,
  serviceRelationId,
  type InstanceKey,
  type ServiceKey,
} from '@/protocol/ids'
import type { Service } from '@/protocol/metadata/services'
import type { Subject } from '@/scope/place'

/** Whom an alarm is about. */
export interface AlarmSubject {
  /** The shortest name; of a relation both ends. Never empty. */
  readonly title: string
  /** The service it belongs to, where it is none itself; else its group. */
  readonly owner: string
  /** OAP's own name in full, as a rule's `includeNames` has it; `null` where the server does not tell (before 10.2). */
  readonly name: string | null
  /** Its page; `null` where the id is none of OAP's, or the far end of a relation is not known. */
  readonly of: Subject | null
  /** Id of the service, at the source side of a relation; `null` where the id names none. */
  readonly serviceId: string | null
}

/** Services by name: a relation's far end is told by its name alone. */
export type ServicesByName = ReadonlyMap<string, Pick<Service, 'name' | 'normal'>>

type Named = Pick<Alarm, 'scope' | 'id' | 'name'>

export function subjectOf({ scope, id, name }: Named, services: ServicesByName = new Map()): AlarmSubject {
  const found = near(scope, id)
  if (found === null) return { title: name ?? (id || '?'), owner: '', name, of: null, serviceId: null }
  const { service, part } = found
  const { short, group } = grouped(service.name)
  const own = serviceId(service)
  if (scope.endsWith('Relation')) {
    const far = farEnd(scope, found, name)
    const of = far && relation(scope, found, far, services)
    return {
      title: `${part ?? short} → ${far === null ? '?' : (far.part ?? grouped(far.service).short)}`,
      owner: part === null ? group : short,
      name,
      of: of === null ? null : { kind: 'relation', id: of },
      serviceId: own,
    }
  }
  if (part === null)
    return { title: short, owner: group, name: name ?? service.name, of: { kind: 'service', id }, serviceId: own }
  const kind = scope === 'Endpoint' ? 'endpoint' : 'instance'
  return { title: part, owner: short, name, of: { kind, id }, serviceId: own }
}

interface End {
  readonly service: ServiceKey
  /** Name of the instance or endpoint; `null` for a service. */
  readonly part: string | null
}

/** The entity of the id, which is that at the source side. */
function near(scope: string, id: string): End | null {
  const service = parseServiceId(id)
  if (service) return { service, part: null }
  const key: InstanceKey | null = scope.startsWith('Endpoint') ? parseEndpointId(id) : parseInstanceId(id)
  return key && { service: key.service, part: key.name }
}

/** `a to b`, `x of a to y of b`, `x in a to y in b`: what stands behind the source. */
function farEnd(
  scope: string,
  { service, part }: End,
  name: string | null,
): { readonly service: string; readonly part: string | null } | null {
  const word = scope.startsWith('Endpoint') ? ' in ' : ' of '
  const source = part === null ? service.name : `${part}${word}${service.name}`
  if (!name?.startsWith(`${source} to `)) return null
  const rest = name.slice(source.length + 4)
  if (part === null) return { service: rest, part: null }
  const cut = rest.lastIndexOf(word)
  return cut < 0 ? null : { service: rest.slice(cut + word.length), part: rest.slice(0, cut) }
}

function relation(
  scope: string,
  source: End,
  far: { readonly service: string; readonly part: string | null },
  services: ServicesByName,
): string | null {
  const known = services.get(far.service)
  if (!known || known.normal === null) return null
  const dest: ServiceKey = { name: known.name, normal: known.normal }
  if (source.part === null || far.part === null) return serviceRelationId({ source: source.service, dest })
  const sides = {
    source: { service: source.service, name: source.part },
    dest: { service: dest, name: far.part },
  }
  return scope === 'EndpointRelation' ? endpointRelationId(sides) : instanceRelationId(sides)
}
