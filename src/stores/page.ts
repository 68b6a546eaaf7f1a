import type { Address } from '@/scope/address'
import type { State } from '@/scope/state'
import { millis, type Millis } from '@/time/instant'
import type { Kept } from '@/time/kept'
import { DEFAULT_RANGE, resolve, type Adjustment, type Range } from '@/time/range'
import type { Window } from '@/time/window'
import { fixedZone, zoneOf, type Zone } from '@/time/zone'
import type { Preferences } from './preferences'

/** What of the server decides a window. */
export interface ServerClock {
  /** Minutes east of UTC. */
  readonly offset: number
  /** False until the server has told: then the offset is that of the last visit, or a guess. */
  readonly known: boolean
  /** How long it keeps its metrics; `null` until somebody wanted to know. */
  readonly kept: Kept | null
  /** False where it is known to have no cold stage. */
  readonly cold: boolean
}

/** What every part of a page is drawn for: one window and one now, from the address, preferences and the server's clock. */
export interface Page {
  readonly address: Address
  readonly range: Range
  readonly window: Window
  readonly adjustments: readonly Adjustment[]
  /** Server time, epoch ms, of this refresh. */
  readonly now: Millis
  /** The window is the server's: questions may be asked. */
  readonly ready: boolean
  readonly zone: Zone
  readonly zoneChoice: string
  readonly oap: Zone
  /** Seconds between refreshes; 0 is off. */
  readonly every: number
}

/** `askedAt` is OAP's clock at the last refresh, epoch ms. */
export function pageOf(address: Address, preferences: Preferences, askedAt: number, clock: ServerClock): Page {
  const { state } = address
  const asked = rangeOf(state, preferences)
  const range = asked.cold && !clock.cold ? { ...asked, cold: false } : asked
  const zoneChoice = state.tz ?? preferences.tz
  const zone = zoneOf(zoneChoice, clock.offset)
  const now = millis(askedAt)
  const found = resolve(range, now, clock.offset, zone, clock.kept)
  const { window } = found
  const adjustments: readonly Adjustment[] = asked === range ? found.adjustments : [...found.adjustments, WARM]
  const every = state.refresh ?? preferences.refresh
  const oap = fixedZone(clock.offset)
  return { address, range, window, adjustments, now, ready: clock.known, zone, zoneChoice, oap, every }
}

const WARM: Adjustment = { kind: 'warm' }

/** Both ends come from one place: a start of the address never meets an end of the settings. */
function rangeOf(state: State, { from, to }: Preferences): Range {
  const asked = state.from !== undefined || state.to !== undefined
  return {
    from: state.from ?? (asked ? DEFAULT_RANGE.from : from),
    to: state.to ?? (asked ? DEFAULT_RANGE.to : to),
    ...(state.step ? { step: state.step } : {}),
    ...(state.cold ? { cold: true } : {}),
  }
}
