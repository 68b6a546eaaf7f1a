import { millis, type Millis } from './instant'

/** A wall clock reading; `month` counts from 1. */
export interface Local {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
}

/** Where times are shown. OAP's own zone is a fixed offset: it names no rules for summer time. */
export interface Zone {
  /** `UTC+05:30` or an IANA name. */
  readonly name: string
  /** Minutes east of UTC at that instant. */
  readonly offsetAt: (at: number) => number
}

export const fixedZone = (offset: number): Zone => ({ name: offsetText(offset), offsetAt: () => offset })

/** `UTC`, `UTC+05:30`, `UTC−03:30`. */
export function offsetText(offset: number): string {
  if (offset === 0) return 'UTC'
  const size = Math.abs(offset)
  const pad = (value: number): string => String(value).padStart(2, '0')
  return `UTC${offset < 0 ? '−' : '+'}${pad(Math.floor(size / 60))}:${pad(Math.round(size % 60))}`
}

/** `null` for a name the platform does not know. */
export function namedZone(name: string): Zone | null {
  const clock = clockOf(name)
  if (!clock) return null
  const exact = (at: number): number => {
    const { year, month, day, hour, minute, second } = clock(at)
    const shown = Date.UTC(year, month - 1, day, hour, minute, second)
    return (shown - Math.floor(at / 1000) * 1000) / 60_000
  }
  const edges = edgesOf(name, exact)
  return {
    name,
    offsetAt(at) {
      const day = Math.floor(at / DAY_MS)
      const offset = edges(day)
      return offset === edges(day + 1) ? offset : exact(at)
    },
  }
}

const DAY_MS = 86_400_000
const MOST_EDGES = 4_000
const edgesByZone = new Map<string, Map<number, number>>()

/** The offset at 0:00 UTC of a day (days since 1970), remembered: an axis asks for hundreds, and reading a clock is slow. */
function edgesOf(name: string, exact: (at: number) => number): (day: number) => number {
  const known = edgesByZone.get(name) ?? new Map<number, number>()
  edgesByZone.set(name, known)
  return (day) => {
    const found = known.get(day)
    if (found !== undefined) return found
    if (known.size >= MOST_EDGES) known.clear()
    const offset = exact(day * DAY_MS)
    known.set(day, offset)
    return offset
  }
}

export const browserZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC'

export const isZone = (text: string): boolean =>
  text === 'browser' || text === 'oap' || text === 'utc' || namedZone(text) !== null

/** `choice` is an address's `tz`: `browser`, `oap`, `utc` or an IANA name; an unknown one is OAP's. */
export function zoneOf(choice: string, oapOffset: number): Zone {
  if (choice === 'oap') return fixedZone(oapOffset)
  if (choice === 'utc') return fixedZone(0)
  return namedZone(choice === 'browser' ? browserZone() : choice) ?? fixedZone(oapOffset)
}

export function localOf(at: number, zone: Zone): Local {
  const shifted = new Date(at + zone.offsetAt(at) * 60_000)
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    hour: shifted.getUTCHours(),
    minute: shifted.getUTCMinutes(),
    second: shifted.getUTCSeconds(),
  }
}

/**
 * The instant a wall clock shows this; fields may run over (`day: 0` is the last of the month before). A reading that summer
 * time skips is taken as far after the gap; one that occurs twice is the first.
 */
export function instantOf(local: Partial<Local> & { readonly year: number }, zone: Zone): Millis {
  const { year, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = local
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  date.setUTCHours(hour, minute, second)
  const wall = date.getTime()
  const guesses = [wall - zone.offsetAt(wall - 86_400_000) * 60_000, wall - zone.offsetAt(wall + 86_400_000) * 60_000]
  const exact = guesses.filter((at) => at + zone.offsetAt(at) * 60_000 === wall)
  return millis(exact.length > 0 ? Math.min(...exact) : Math.max(...guesses))
}

/** True when the zone's clock shows this reading twice, an hour (on Lord Howe half an hour) apart: summer time ends. */
export function isRepeated(at: number, zone: Zone): boolean {
  const here = zone.offsetAt(at)
  const [before, after] = [zone.offsetAt(at - DAY_MS), zone.offsetAt(at + DAY_MS)]
  const fall = (before - after) * 60_000
  if (fall <= 0) return false
  return here === before ? zone.offsetAt(at + fall) === after : zone.offsetAt(at - fall) === before
}

const clocks = new Map<string, Intl.DateTimeFormat | null>()

function clockOf(name: string): ((at: number) => Local) | null {
  const format = formatOf(name)
  if (!format) return null
  return (at) => {
    const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
    const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0
    return {
      year: part('year'),
      month: part('month'),
      day: part('day'),
      hour: part('hour'),
      minute: part('minute'),
      second: part('second'),
    }
  }
}

function formatOf(name: string): Intl.DateTimeFormat | null {
  const known = clocks.get(name)
  if (known !== undefined) return known
  let format: Intl.DateTimeFormat | null
  try {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
  } catch {
    format = null
  }
  clocks.set(name, format)
  return format
}
