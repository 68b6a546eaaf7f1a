import { fromDuration, type Duration } from '@/protocol/duration'
import type { ServiceKey } from '@/protocol/ids'
import { STEP_MS } from '@/time/step'
import type { Window } from '@/time/window'
import type { Clock } from '../clock'
import type { Storage } from '../flags'
import { Refusal } from '../graphql/fault'
import type { Version } from '../version'
import { isNormalLayer } from './registered'
import type { Moment } from '../world/map/map'
import type { World } from '../world/world'

/** What every domain answers from. */
export interface Scene {
  readonly world: World
  readonly clock: Clock
  /** Minutes east of UTC. */
  readonly tz: number
  readonly version: Version
  readonly storage: Storage
}

/** `input Duration` as the schema coerced it. */
export interface WireDuration {
  readonly start: string
  readonly end: string
  readonly step: Duration['step']
  readonly coldStage?: boolean | null
}

/** Windows of late: the questions of a batch ask about one window, which is then one object with one list of buckets. */
const windows = new Map<string, Window>()
const MOST_WINDOWS = 100

/** The window of a duration; refuses a text that does not fit the step, and with `limit` too many points, as OAP does. */
export function windowOf({ start, end, step, coldStage }: WireDuration, tz: number, limit: boolean): Window {
  const key = `${tz} ${limit} ${step} ${coldStage === true} ${start} ${end}`
  const known = windows.get(key)
  if (known) return known
  const parsed = fromDuration({ start, end, step, ...(coldStage === true && { coldStage }) }, tz, { limit })
  if ('error' in parsed) throw new Refusal(parsed.error)
  if (windows.size >= MOST_WINDOWS) windows.clear()
  windows.set(key, parsed.value)
  return parsed.value
}

/** Metadata is kept this long (design/world.md 3.8). */
export const KEPT_MS = 7 * 86_400_000

/** First and last ms of a window, as far as it lies before now; `null` when that is nothing: OAP finds nothing there. */
export function spanOf({ start, end, step }: Window, now: number): readonly [from: number, to: number] | null {
  const to = Math.min(end + STEP_MS[step] - 1, now)
  return end < start || to < start ? null : [start, to]
}

/** When a map is asked for. */
export const momentOf = ({ clock, tz, storage }: Scene, duration: WireDuration): Moment => ({
  window: windowOf(duration, tz, false),
  now: clock(),
  coldStage: storage === 'banyandb',
})

/** `input ServiceCondition`: the layer only decides whether the service is real. */
export interface ServiceCondition {
  readonly serviceName: string
  readonly layer?: string | null
}

export const keyOf = ({ serviceName, layer }: ServiceCondition): ServiceKey => ({
  name: serviceName,
  normal: layer === undefined || layer === null || isNormalLayer(layer),
})
