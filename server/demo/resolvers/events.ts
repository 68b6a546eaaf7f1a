import type { Breathe, Roots } from '../graphql/execute'
import { Refusal } from '../graphql/fault'
import { atLeast } from '../version'
import { RECORDS_MS } from '../world/retention'
import { uuidOf } from '../world/event/span'
import { eventsBetween } from './events-find'
import { paged, type Pagination } from './events-page'
import { merged, wireEvent, type EventRow } from './events-rows'
import { spanOf, windowOf, type Scene, type WireDuration } from './scene'

interface Condition {
  readonly uuid?: string | null
  readonly source?: { readonly [Part in 'service' | 'serviceInstance' | 'endpoint']?: string | null } | null
  readonly name?: string | null
  readonly type?: string | null
  readonly time?: WireDuration | null
  readonly order?: 'ASC' | 'DES' | null
  readonly layer?: string | null
  readonly paging: Pagination
}

const PARTS = ['service', 'serviceInstance', 'endpoint'] as const

export const eventRoots = (scene: Scene): Roots => ({
  Query: {
    async queryEvents({ condition }: { condition?: Condition | null }, breathe: Breathe) {
      if (!condition) throw new Refusal('java.lang.NullPointerException')
      const span = between(scene, condition)
      refuseLayer(scene, condition)
      const found = span ? await finished(eventsBetween(scene, ...span), breathe) : []
      const asked = found.filter((row) => fits(row, condition))
      const order = condition.order ?? 'DES'
      const page = paged(order === 'ASC' ? asked : asked.reverse(), condition.paging, scene)
      return { events: merged(page, order).map(wireEvent) }
    },
  },
  Mutation: {},
})

/** Runs slow work to its end, with a chance to others after each piece. */
export async function finished<Value>(work: Generator<undefined, Value>, breathe: Breathe): Promise<Value> {
  for (let step = work.next(); ; step = work.next()) {
    if (step.done) return step.value
    await breathe()
  }
}

function between({ clock, tz }: Scene, { uuid, time }: Condition): readonly [from: number, to: number] | null {
  const now = clock()
  if (time) return spanOf(windowOf(time, tz, false), now)
  if (isGiven(uuid)) return [now - RECORDS_MS, now]
  throw new Refusal('java.lang.IllegalArgumentException: time field is required when uuid is absent.')
}

/** PostgreSQL stores the number of a layer and compares it with its name (recorded 10.2 to 11.0; H2 does not mind). */
function refuseLayer({ storage, version }: Scene, { layer }: Condition): void {
  if (isGiven(layer) && storage === 'jdbc' && atLeast(version, '10.2.0'))
    throw new Refusal(
      'org.postgresql.util.PSQLException: ERROR: operator does not exist: integer = character varying\n' +
        '  Hint: No operator matches the given name and argument types. You might need to add explicit type casts.\n' +
        '  Position: 107',
    )
}

const isGiven = (text: string | null | undefined): text is string => text !== undefined && text !== null && text !== ''

function fits({ span }: EventRow, { uuid, source, name, type, layer }: Condition): boolean {
  const same = (asked: string | null | undefined, found: string): boolean => !isGiven(asked) || asked === found
  return (
    same(name, span.name) &&
    same(type, span.type) &&
    same(layer, span.layer) &&
    PARTS.every((part) => same(source?.[part], span.source[part])) &&
    (!isGiven(uuid) || uuid === uuidOf(span.key))
  )
}
