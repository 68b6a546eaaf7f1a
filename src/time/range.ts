import { linkText } from './format'
import { daysKept, oldestKept, type Kept, type MetricStep } from './kept'
import { atMoment, readMoment, type Misread, type Read } from './moment'
import { MAX_POINTS, STEP_MS, type Step } from './step'
import { bucketOf, type Window } from './window'
import type { Zone } from './zone'

/** A window as the address says it: both ends as text, relative ones stay relative. */
export interface Range {
  readonly from: string
  readonly to: string
  /** Absent: derived from the length. */
  readonly step?: Step
  readonly cold?: boolean
}

/** What a resolved window does not do as asked. */
export type Adjustment =
  /** An end that cannot be read, or that lies before the other: the default range is shown. */
  | { readonly kind: 'unread'; readonly key: 'from' | 'to'; readonly fault: Misread }
  | { readonly kind: 'reversed' }
  /** The step asked for would take too many points. */
  | { readonly kind: 'step'; readonly asked: Step; readonly points: number }
  /** Longer than OAP answers even by days: the beginning is cut off. */
  | { readonly kind: 'shortened'; readonly points: number }
  /** Begins before what OAP still keeps at that step (`days`): the beginning is cut off. */
  | { readonly kind: 'kept'; readonly step: MetricStep; readonly days: number }
  /** Ends before what OAP still keeps at that step (`days`): nothing is left of it. */
  | { readonly kind: 'gone'; readonly step: MetricStep; readonly days: number }
  /** Begins after now: there is nothing yet. */
  | { readonly kind: 'future' }
  /** Asks for a cold stage where there is none. */
  | { readonly kind: 'warm' }

export interface Resolved {
  readonly window: Window
  readonly adjustments: readonly Adjustment[]
}

export const DEFAULT_RANGE: Range = { from: 'now-30m', to: 'now' }

/** Up to here a step is chosen by itself; an explicit one may go on to `MAX_POINTS`. */
const DERIVED: readonly (readonly [Step, number])[] = [
  ['MINUTE', 6 * 3_600_000],
  ['HOUR', 14 * 86_400_000],
]

export const stepFor = (length: number): Step => DERIVED.find(([, longest]) => length <= longest)?.[0] ?? 'DAY'

/**
 * `offset` is OAP's zone in minutes: it aligns the buckets. `zone` is the page's: it reads local times and day borders.
 * `kept` bounds the window where OAP told how long it keeps its metrics.
 */
export function resolve(range: Range, now: number, offset: number, zone: Zone, kept: Kept | null = null): Resolved {
  const adjustments: Adjustment[] = []
  const ends = endsOf(range, now, zone, adjustments)
  let { from } = ends
  const { to } = ends
  if (from > now) adjustments.push({ kind: 'future' })
  let step = range.step ?? stepFor(to - from)
  const count = (width: Step): number =>
    (bucketOf(to, width, offset) - bucketOf(from, width, offset)) / STEP_MS[width] + 1
  if (count(step) > MAX_POINTS && range.step && range.step !== 'DAY') {
    adjustments.push({ kind: 'step', asked: range.step, points: count(step) })
    step = stepFor(to - from)
  }
  if (count(step) > MAX_POINTS) {
    adjustments.push({ kind: 'shortened', points: count(step) })
    from = bucketOf(to, step, offset) - (MAX_POINTS - 1) * STEP_MS[step]
  }
  const oldest = oldestKept(kept, step, range.cold === true, now, offset)
  if (kept && oldest !== null && step !== 'SECOND' && bucketOf(from, step, offset) < oldest) {
    const isGone = bucketOf(to, step, offset) < oldest
    adjustments.push({ kind: isGone ? 'gone' : 'kept', step, days: daysKept(kept, step, range.cold === true) })
    if (!isGone) from = oldest
  }
  const window = { start: bucketOf(from, step, offset), end: bucketOf(to, step, offset), step, offset }
  return { window: range.cold ? { ...window, cold: true } : window, adjustments }
}

/** Both ends as asked, epoch ms, the last instant included; `null` where they cannot be read or lie the wrong way round. */
export function askedEnds(range: Range, now: number, zone: Zone): { from: number; to: number } | null {
  const adjustments: Adjustment[] = []
  const ends = endsOf(range, now, zone, adjustments)
  return adjustments.length === 0 ? ends : null
}

function endsOf(range: Range, now: number, zone: Zone, adjustments: Adjustment[]): { from: number; to: number } {
  const from = readMoment(range.from)
  const to = readMoment(range.to)
  if ('fault' in from) adjustments.push({ kind: 'unread', key: 'from', fault: from.fault })
  if ('fault' in to) adjustments.push({ kind: 'unread', key: 'to', fault: to.fault })
  if ('value' in from && 'value' in to) {
    const ends = { from: atMoment(from.value, now, zone), to: atMoment(to.value, now, zone, true) }
    if (ends.from <= ends.to) return ends
    adjustments.push({ kind: 'reversed' })
  }
  return { from: now - 1_800_000, to: now }
}

/** The same window for every reader: times without a zone become instants, relative ends stay relative. */
export function frozen(range: Range, now: number, zone: Zone): Range {
  const end = (text: string, last: boolean): string => {
    const read = readMoment(text)
    return 'value' in read && read.value.kind === 'local' ? linkText(atMoment(read.value, now, zone, last)) : text
  }
  return { ...range, from: end(range.from, false), to: end(range.to, true) }
}

const BETWEEN = /\s+(?:to|until|bis|–|—|-)\s+|\s*\.\.\.?\s*|\s*–\s*/u

/**
 * What somebody typed into the time field. One moment means "since then" (`-2h`, `now-2h`, an instant), or that unit or day
 * as a whole (`now-1d/d`, `2026-11-22`); two with `to`, `–` or `..` between are the ends. `2h` is read as `-2h`.
 */
export function readRange(text: string): Read<Range> {
  // `now - 2h` is one moment, not two ends.
  const parts = 'value' in readMoment(text) ? [text] : text.trim().split(BETWEEN)
  if (parts.length > 2) return { fault: { why: 'form', text: text.trim() } }
  const [first = '', second] = parts
  const from = normal(first)
  const read = readMoment(from)
  if ('fault' in read) return read
  if (second === undefined) {
    const { value } = read
    const whole = value.kind === 'relative' ? value.round !== null : value.kind === 'local' && value.whole
    return { value: { from, to: whole ? from : 'now' } }
  }
  const to = withDate(normal(second), from)
  const end = readMoment(to)
  return 'fault' in end ? end : { value: { from, to } }
}

function normal(text: string): string {
  const bare = text.trim().replace(/^last\s+/i, '')
  if (/^\d{1,5}\s*\p{L}+$/u.test(bare)) return `now-${bare.replace(/\s+/g, '')}`
  return /^[+-]/.test(bare) ? `now${bare.replace(/\s+/g, '')}` : bare
}

/** `2026-11-22 10:00 to 11:00`: the second end is on the day of the first. */
function withDate(text: string, first: string): string {
  const date = /^\d{4}-\d{1,2}-\d{1,2}/.exec(first)?.[0]
  return date !== undefined && /^\d{1,2}:\d{2}/.test(text) ? `${date} ${text}` : text
}
