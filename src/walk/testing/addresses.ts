import type { EntityKind } from '@/scope/entity'
import { writePlace, type SubjectKind } from '@/scope/place'
import type { Walked } from './walk'

const KINDS: Readonly<Record<EntityKind, SubjectKind | null>> = {
  All: null,
  Service: 'service',
  ServiceInstance: 'instance',
  Endpoint: 'endpoint',
  Process: 'process',
  ServiceRelation: 'relation',
  ServiceInstanceRelation: 'relation',
  EndpointRelation: 'relation',
  ProcessRelation: 'relation',
}

/** A walked dashboard with the addresses that it is opened at, for the walk in a browser. */
export function addressesOf({ template: { dashboard }, subjects }: Walked) {
  const { layer, entity, name } = dashboard
  const kind = KINDS[entity]
  const at = subjects.map(({ id }) => writePlace({ at: 'layer', layer, of: kind === null ? null : { kind, id }, name }))
  return { layer, entity, name, at }
}
