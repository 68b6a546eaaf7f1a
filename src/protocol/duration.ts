import { millis, type Millis } from '@/time/instant'
import { MAX_POINTS, STEP_MS, type Step } from '@/time/step'
import type { Window } from '@/time/window'

/**
 * OAP's `input Duration`: both ends are buckets, inclusive, written in the server's local time, digits glued:
 * DAY `yyyy-MM-dd`, HOUR `yyyy-MM-dd HH`, MINUTE `yyyy-MM-dd HHmm`, SECOND `yyyy-MM-dd HHmmss`.
 */
export interface Duration {
  readonly start: string
  readonly end: string
  readonly step: Step
  /** OAP 10.3 and newer; an older server refuses the member, so it is only there when true. */
  readonly coldStage?: true
}

/** Or OAP's own words: a Java class name and its message, as they stand behind `Exception while fetching data (/x) : `. */
export type Parsed<Value> = { readonly value: Value } | { readonly error: string }

const FIELDS: Readonly<Record<Step, readonly Field[]>> = {
  DAY: ['year', '-', 'month', '-', 'day'],
  HOUR: ['year', '-', 'month', '-', 'day', ' ', 'hour'],
  MINUTE: ['year', '-', 'month', '-', 'day', ' ', 'hour', 'minute'],
  SECOND: ['year', '-', 'month', '-', 'day', ' ', 'hour', 'minute', 'second'],
}
type Unit = 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second'
type Field = Unit | '-' | ' '

const pad = (value: number, width = 2): string => String(value).padStart(width, '0')

/** An instant as OAP writes it for that step, in the zone `offset` minutes east of UTC. */
export function formatInstant(at: number, step: Step, offset: number): string {
  const local = new Date(at + offset * 60_000)
  const day = `${pad(local.getUTCFullYear(), 4)}-${pad(local.getUTCMonth() + 1)}-${pad(local.getUTCDate())}`
  const clock = [local.getUTCHours(), local.getUTCMinutes(), local.getUTCSeconds()].map((part) => pad(part)).join('')
  const digits = { DAY: 0, HOUR: 2, MINUTE: 4, SECOND: 6 }[step]
  return digits === 0 ? day : `${day} ${clock.slice(0, digits)}`
}

/** OAP's internal bucket number (`202611241219` for a minute): the id of baseline values and of alarm snapshots. */
export const formatBucket = (at: number, step: Step, offset: number): string =>
  formatInstant(at, step, offset).replace(/\D/g, '')

/** The start of the bucket that such a number names; the step follows from its length. `null` if it names none. */
export function parseBucket(text: string, offset: number): Millis | null {
  const match = /^(\d{4})(\d{2})(\d{2})(\d{2})?(\d{2})?(\d{2})?$/.exec(text)
  if (!match) return null
  const [year, month, day, hour, minute, second] = match.slice(1).map((digits) => Number(digits ?? 0))
  return instantOf({ year, month, day, hour, minute, second }, offset)
}

export function toDuration(window: Window): Duration {
  const text = (at: number): string => formatInstant(at, window.step, window.offset)
  const duration = { start: text(window.start), end: text(window.end), step: window.step }
  return window.cold ? { ...duration, coldStage: true } : duration
}

/** One end of a duration; the words of a refusal are Joda's, which OAP passes on. */
export function parseInstant(text: string, step: Step, offset: number): Parsed<Millis> {
  const parts: Partial<Record<Unit, number>> = {}
  let position = 0
  for (const field of FIELDS[step]) {
    if (field === '-' || field === ' ') {
      if (text[position] !== field) return { error: malformed(text, position) }
      position += 1
      continue
    }
    const digits = /^\d+/.exec(text.slice(position, position + (field === 'year' ? 9 : 2)))?.[0]
    if (digits === undefined) return { error: malformed(text, position) }
    parts[field] = Number(digits)
    position += digits.length
  }
  if (position < text.length) return { error: malformed(text, position) }
  const at = instantOf(parts, offset)
  return at === null ? { error: outOfRange(text, parts) } : { value: at }
}

/**
 * A wire duration as a window, checked as OAP checks it before it reads a metric. Record queries accept any length and
 * answer nothing when the end lies before the start: they pass `limit: false`.
 */
export function fromDuration(duration: Duration, offset: number, { limit = true } = {}): Parsed<Window> {
  const start = parseInstant(duration.start, duration.step, offset)
  if ('error' in start) return start
  const end = parseInstant(duration.end, duration.step, offset)
  if ('error' in end) return end
  const span = Math.floor((end.value - start.value) / STEP_MS[duration.step]) + 1
  if (limit && (span < 1 || span > MAX_POINTS)) return { error: tooLong(duration.step) }
  const window = { start: start.value, end: end.value, step: duration.step, offset }
  return { value: duration.coldStage ? { ...window, cold: true } : window }
}

const tooLong = (step: Step): string =>
  'org.apache.skywalking.oap.server.core.UnexpectedException: Duration data error, the range between the start time ' +
  `and the end time can't exceed ${MAX_POINTS - 1} ${step.toLowerCase()}s`

/** Joda's `FormatUtils.createErrorMessage`. */
function malformed(text: string, position: number): string {
  const sample = text.length <= position + 35 ? text : `${text.slice(0, position + 32)}...`
  const problem =
    position <= 0 ? '' : position >= text.length ? ' is too short' : ` is malformed at "${sample.slice(position)}"`
  return `java.lang.IllegalArgumentException: Invalid format: "${sample}"${problem}`
}

const RANGES = {
  month: ['monthOfYear', 1, 12],
  day: ['dayOfMonth', 1, 31],
  hour: ['hourOfDay', 0, 23],
  minute: ['minuteOfHour', 0, 59],
  second: ['secondOfMinute', 0, 59],
} as const

function outOfRange(text: string, parts: Partial<Record<Unit, number>>): string {
  const found = (Object.keys(RANGES) as (keyof typeof RANGES)[]).find((unit) => !fits(unit, parts)) ?? 'day'
  const [name, low] = RANGES[found]
  const high = found === 'day' ? daysOf(parts) : RANGES[found][2]
  const value = parts[found] ?? 0
  return (
    `org.joda.time.IllegalFieldValueException: Cannot parse "${text}": ` +
    `Value ${value} for ${name} must be in the range [${low},${high}]`
  )
}

function fits(unit: keyof typeof RANGES, parts: Partial<Record<Unit, number>>): boolean {
  const [, low, high] = RANGES[unit]
  const value = parts[unit] ?? low
  return value >= low && value <= (unit === 'day' ? daysOf(parts) : high)
}

/** Days of the month that `parts` names; 31 while the month itself is wrong. */
function daysOf({ year = 1970, month = 1 }: Partial<Record<Unit, number>>): number {
  return month >= 1 && month <= 12 ? new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate() : 31
}

function instantOf(parts: Partial<Record<Unit, number | undefined>>, offset: number): Millis | null {
  const known: Partial<Record<Unit, number>> = {}
  for (const [unit, value] of Object.entries(parts) as [Unit, number | undefined][]) {
    if (value !== undefined) known[unit] = value
  }
  if (!(Object.keys(RANGES) as (keyof typeof RANGES)[]).every((unit) => fits(unit, known))) return null
  const { year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = known
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  date.setUTCHours(hour, minute, second)
  const at = date.getTime() - offset * 60_000
  return Number.isFinite(at) ? millis(at) : null
}
