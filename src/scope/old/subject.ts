import type { EntityKind } from '../entity'
import type { Subject } from '../place'
import type { IdKind } from './ids'

/** The ids that an old path has for each kind, in their order. */
export const IDS: Readonly<Record<EntityKind, readonly IdKind[]>> = {
  All: [],
  Service: ['service'],
  ServiceInstance: ['service', 'part'],
  Endpoint: ['service', 'part'],
  Process: ['service', 'part', 'process'],
  ServiceRelation: ['service', 'service'],
  ServiceInstanceRelation: ['service', 'part', 'service', 'part'],
  EndpointRelation: ['service', 'part', 'service', 'part'],
  ProcessRelation: ['service', 'part', 'process', 'service', 'part', 'process'],
}

/** Whom those ids name; `null` where one that decides is missing. The id of a part contains that of its service. */
export function subjectOf(kind: EntityKind, ids: readonly (string | null)[]): Subject | null {
  const own = ids.at(kind.endsWith('Relation') ? ids.length / 2 - 1 : -1) ?? null
  if (own === null) return null
  if (!kind.endsWith('Relation')) return { kind: SINGLE[kind] ?? 'service', id: own }
  const dest = ids.at(-1) ?? null
  if (dest === null) return null
  // An endpoint relation writes all four parts apart.
  const side = (id: string): string => (kind === 'EndpointRelation' ? id.replace('_', '-') : id)
  return { kind: 'relation', id: `${side(own)}-${side(dest)}` }
}

const SINGLE: Readonly<Partial<Record<EntityKind, Subject['kind']>>> = {
  Service: 'service',
  ServiceInstance: 'instance',
  Endpoint: 'endpoint',
  Process: 'process',
}
