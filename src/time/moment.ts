import { millis, type Millis } from './instant'
import { instantOf, localOf, type Zone } from './zone'

export const UNITS = ['s', 'm', 'h', 'd', 'w', 'M', 'y'] as const
export type Unit = (typeof UNITS)[number]

/** One end of a window as somebody wrote it. */
export type Moment =
  /** `now-1d/d`: shifts in order, then down to the start of the unit (the end of a window: up to its last instant). */
  | { readonly kind: 'relative'; readonly shifts: readonly Shift[]; readonly round: Unit | null }
  | { readonly kind: 'instant'; readonly at: Millis }
  /** Without a zone of its own: read in the page's. `whole` was a date alone. */
  | {
      readonly kind: 'local'
      readonly fields: readonly [number, number, number, number, number, number]
      readonly whole: boolean
    }
export interface Shift {
  readonly by: number
  readonly unit: Unit
}

/** Why a text is no moment: an unknown unit, a date that does not exist, or nothing we can read. */
export interface Misread {
  readonly why: 'unit' | 'date' | 'form'
  readonly text: string
}
export type Read<Value> = { readonly value: Value } | { readonly fault: Misread }

/** Reads `now`, `now-30m`, `-2h`, `now-1d/d`, ISO with or without zone, `2026-11-22 10:00`, epoch seconds or milliseconds. */
export function readMoment(text: string): Read<Moment> {
  const trimmed = text.trim()
  if (/^\d{9,10}$/.test(trimmed)) return instant(Number(trimmed) * 1000)
  if (/^\d{12,13}$/.test(trimmed)) return instant(Number(trimmed))
  if (/^\d{4}-\d/.test(trimmed)) return readIso(trimmed)
  return readRelative(trimmed)
}

const instant = (at: number): Read<Moment> => ({ value: { kind: 'instant', at: millis(at) } })

function readRelative(text: string): Read<Moment> {
  const match = /^(now)?((?:\s*[+-]\s*\d{1,6}\s*\p{L}*)*)(?:\s*\/\s*(\p{L}*))?$/u.exec(text)
  if (!match || text === '') return { fault: { why: 'form', text } }
  const [, now, shiftText = '', roundText] = match
  if (!now && shiftText === '') return { fault: { why: 'form', text } }
  const shifts: Shift[] = []
  for (const [, sign, digits, name = ''] of shiftText.matchAll(/([+-])\s*(\d+)\s*(\p{L}*)/gu)) {
    const unit = unitOf(name)
    if (!unit) return { fault: { why: 'unit', text: name === '' ? text : name } }
    shifts.push({ by: Number(digits) * (sign === '-' ? -1 : 1), unit })
  }
  if (roundText === undefined) return { value: { kind: 'relative', shifts, round: null } }
  const round = unitOf(roundText)
  return round ? { value: { kind: 'relative', shifts, round } } : { fault: { why: 'unit', text: roundText || text } }
}

const WORDS: Readonly<Record<string, Unit>> = {
  sec: 's',
  second: 's',
  min: 'm',
  minute: 'm',
  hour: 'h',
  hr: 'h',
  day: 'd',
  week: 'w',
  month: 'M',
  mo: 'M',
  year: 'y',
}

/** Letters are exact (`m` minutes, `M` months); words may be longer (`min`, `hours`). */
function unitOf(name: string): Unit | null {
  const exact = UNITS.find((unit) => unit === name)
  if (exact) return exact
  const word = name.toLowerCase().replace(/s$/, '')
  return Object.hasOwn(WORDS, word) ? (WORDS[word] ?? null) : null
}

const ISO =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]+(\d{1,2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i

function readIso(text: string): Read<Moment> {
  const match = ISO.exec(text)
  if (!match) return { fault: { why: 'form', text } }
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1, 7)
    .map((part) => Number(part ?? 0))
  const utc = Date.UTC(year, month - 1, day, hour, minute, second)
  const back = new Date(utc)
  const exists =
    year >= 1970 &&
    back.getUTCMonth() === month - 1 &&
    back.getUTCDate() === day &&
    hour < 24 &&
    minute < 60 &&
    second < 60
  if (!exists) return { fault: { why: 'date', text } }
  const zone = match[7]
  if (zone) return instant(utc - minutesOf(zone) * 60_000)
  return { value: { kind: 'local', fields: [year, month, day, hour, minute, second], whole: match[4] === undefined } }
}

function minutesOf(zone: string): number {
  const match = /^([+-])(\d{2}):?(\d{2})$/.exec(zone)
  return match ? (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3])) : 0
}

/** Epoch ms. `end` gives the last millisecond of a rounded unit or of a whole day. */
export function atMoment(moment: Moment, now: number, zone: Zone, end = false): Millis {
  if (moment.kind === 'instant') return moment.at
  if (moment.kind === 'local') {
    const [year, month, day, hour, minute, second] = moment.fields
    if (end && moment.whole) return millis(instantOf({ year, month, day: day + 1 }, zone) - 1)
    return instantOf({ year, month, day, hour, minute, second }, zone)
  }
  const at = moment.shifts.reduce((from, shift) => move(from, shift, zone), now)
  if (moment.round === null) return millis(at)
  const start = startOf(at, moment.round, zone)
  return millis(end ? startOf(move(start, { by: 1, unit: moment.round }, zone), moment.round, zone) - 1 : start)
}

const FIXED: Partial<Record<Unit, number>> = { s: 1_000, m: 60_000, h: 3_600_000 }

/** Days and longer keep the time of day in the zone, however long the day is. */
function move(at: number, { by, unit }: Shift, zone: Zone): number {
  const width = FIXED[unit]
  if (width !== undefined) return at + by * width
  const local = localOf(at, zone)
  if (unit === 'd' || unit === 'w') {
    return instantOf({ ...local, day: local.day + by * (unit === 'w' ? 7 : 1) }, zone) + (((at % 1000) + 1000) % 1000)
  }
  const month = local.month + by * (unit === 'y' ? 12 : 1)
  const last = new Date(Date.UTC(local.year, month, 0)).getUTCDate()
  return instantOf({ ...local, month, day: Math.min(local.day, last) }, zone)
}

function startOf(at: number, unit: Unit, zone: Zone): number {
  const { year, month, day, minute, second } = localOf(at, zone)
  if (unit === 's' || unit === 'm' || unit === 'h') {
    // Inside an hour that occurs twice the reading is ambiguous: count back from the instant instead.
    const inside = unit === 'h' ? minute * 60_000 + second * 1000 : unit === 'm' ? second * 1000 : 0
    return Math.floor(at / 1000) * 1000 - inside
  }
  if (unit === 'd') return instantOf({ year, month, day }, zone)
  if (unit === 'M') return instantOf({ year, month }, zone)
  if (unit === 'y') return instantOf({ year }, zone)
  const weekday = (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7
  return instantOf({ year, month, day: day - weekday }, zone)
}
