import { isComplete, type Entity, type EntityKind } from '@/scope/entity'
import { Refusal } from '../graphql/fault'
import { fnv } from '../world/hash'
import { idsOf, type AlarmRow } from '../world/alarm/row'
import { matcher } from './endpoints'
import { registeredLayers } from './registered'
import type { Scene } from './scene'
import type { WireEntity } from './stored'

/** What a list of alarms is narrowed by. */
export interface Asked {
  readonly scope?: string | null
  readonly keyword?: string | null
  readonly tags?: readonly ({ readonly key: string; readonly value?: string | null } | null)[] | null
  readonly layer?: string | null
  readonly ruleNames?: readonly string[] | null
  readonly entities?: readonly WireEntity[] | null
}

/** The keys that alarms can be searched by (`searchableAlarmTags`). */
export const SEARCHABLE: readonly string[] = ['level']

/** Whether a row is asked for; refuses what OAP refuses. */
export function asking(
  { scope, keyword, tags, layer, ruleNames, entities }: Asked,
  { version, storage }: Scene,
): (row: AlarmRow) => boolean {
  // A layer that nobody registered finds the rows that have none (recorded).
  const known = layer && !registeredLayers(version).includes(layer) ? UNDEFINED : layer
  const contains = matcher(keyword ?? '', storage)
  const named = (entities ?? []).map(whole)
  return (row) =>
    (scope === undefined || scope === null || row.about.scope === scope) &&
    contains(row.message) &&
    (tags ?? []).every((tag) => tag === null || isTagged(row, tag)) &&
    (!known || layerOf(row) === known) &&
    ((ruleNames ?? []).length === 0 || (ruleNames ?? []).includes(row.rule.id)) &&
    (named.length === 0 || named.some((entity) => isAbout(row, entity)))
}

const isTagged = ({ tags }: AlarmRow, asked: { readonly key: string; readonly value?: string | null }): boolean =>
  SEARCHABLE.includes(asked.key) && tags.some(({ key, value }) => key === asked.key && value === (asked.value ?? ''))

/** A row keeps the layer that was known when its rule first met the entity: for some that was none yet (recorded). */
const layerOf = ({ about, rule, name }: AlarmRow): string =>
  fnv(`layer|${rule.id}|${name}`) % 4 === 0 ? UNDEFINED : (about.layers[0] ?? UNDEFINED)

const UNDEFINED = 'UNDEFINED'

/** The entity without what was not given; one without the names of its scope is refused. */
function whole({ scope, ...members }: WireEntity): Entity {
  const given = Object.entries(members).filter(([, value]) => value !== null && value !== undefined && value !== '')
  const { normal = true, destNormal, ...names }: Entity = Object.fromEntries(given)
  const entity = { ...names, normal, ...(names.destServiceName !== undefined && { destNormal: destNormal ?? true }) }
  const kind = typeof scope === 'string' ? (scope as EntityKind) : 'Service'
  if (kind !== 'All' && isComplete(kind, entity)) return entity
  throw new Refusal(
    `java.lang.IllegalArgumentException: queryAlarms entity is invalid (scope=${scope ?? null}); required name fields ` +
      'missing. Refusing to silently widen the filter to all alarms — see AlarmQueryCondition.entities documentation.',
  )
}

/** Relations are met exactly, everything else at either end. */
function isAbout({ about }: AlarmRow, entity: Entity): boolean {
  const [id0, id1] = idsOf(about)
  const asked = idsOf(aboutOf(entity))
  return asked[1] === '' ? asked[0] === id0 || asked[0] === id1 : asked[0] === id0 && asked[1] === id1
}

function aboutOf(entity: Entity): AlarmRow['about'] {
  const { serviceName: name = '', normal = true, serviceInstanceName, endpointName, destServiceName } = entity
  const service = { name, normal }
  const rest = { service, part: serviceInstanceName ?? endpointName ?? '', layers: [] }
  if (destServiceName !== undefined)
    return { ...rest, scope: 'ServiceRelation', dest: { name: destServiceName, normal: entity.destNormal ?? true } }
  const scope =
    serviceInstanceName !== undefined ? 'ServiceInstance' : endpointName !== undefined ? 'Endpoint' : 'Service'
  return { ...rest, scope, dest: null }
}
