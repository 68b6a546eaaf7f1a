import type { LogSearch } from './condition'
import type { Mark } from './ledger'
import type { LogLine } from './line'
import type { Logs } from './logs'
import type { Sheet } from './sheet'
import type { LogSource } from './source'

/** So many lines are told without a pause. */
const A_TURN = 25

/** Epoch ms. */
export type Times = Pick<LogSearch, 'from' | 'to' | 'now'>

/** Where a line is. */
interface Found {
  readonly time: number
  readonly source: number
  readonly minute: number
  readonly at: number
  readonly sheet: Sheet
}

/** The latest first; lines of one moment have an order too, so that pages never share one. */
const latest = (a: Found, b: Found): number =>
  b.time - a.time || b.minute - a.minute || b.source - a.source || b.at - a.at

/** The wanted lines of all that satisfy the search. Pauses after each minute of each source. */
export function* searchLogs(logs: Logs, search: LogSearch): Generator<undefined, readonly LogLine[]> {
  const { rows, skipped, order, trace } = search
  const compare = order === 'DES' ? latest : (a: Found, b: Found) => latest(b, a)
  const place = trace === undefined ? undefined : logs.placeOf(trace.traceId)
  if (place === null || rows <= skipped) return []
  const sources = logs.sources.flatMap((source, index) => {
    const names = [search.service, search.instance?.service, search.endpoint?.service].flatMap((key) => key?.name ?? [])
    const isAsked =
      names.every((name) => source.writes(name)) &&
      (place === undefined || place.source === index) &&
      source.marks.some((mark) => hasTags(logs.ledger.markOf(mark), search.tags))
    return isAsked ? [index] : []
  })
  let found: Found[] = []
  let worst: Found | undefined
  const late = Math.max(0, ...sources.map((source) => logs.sources[source]?.lateMinutes ?? 0))
  const [first, last] = place?.minute ? [place.minute, place.minute] : minutesOf(search, late)
  const minutes = last - first + 1
  const { fits, wants } = matcher(logs, search)
  for (let turn = 0; turn < minutes; turn++) {
    const minute = order === 'DES' ? last - turn : first + turn
    if (worst && isSettled(worst, minute, { order, late })) break
    for (const source of sources) {
      if (!reaches(logs.sources[source], minute, order === 'DES' && worst ? worst.time : search.from)) continue
      const sheet = yield* logs.sheet(source, minute, wants)
      for (let at = 0; at < sheet.count; at++)
        if ((place === undefined || place.trace === sheet.trace[at]) && fits(sheet, at, source, minute))
          found.push({ time: sheet.time[at] ?? 0, source, minute, at, sheet })
      yield
    }
    if (found.length < rows) continue
    found = found.sort(compare).slice(0, rows)
    worst = found.at(-1)
  }
  const lines: LogLine[] = []
  for (const one of found.sort(compare).slice(skipped, rows)) {
    lines.push(logs.line(one.sheet, one.at, one))
    if (lines.length % A_TURN === 0) yield
  }
  return lines
}

/** Whether a line that a source begins in a minute may be of this time or later, in epoch ms; the cheapest answer first. */
export const reaches = (source: LogSource | undefined, minute: number, time: number): boolean =>
  source !== undefined &&
  (minute * 60_000 >= time || ((minute + source.lateMinutes) * 60_000 >= time && source.until(minute) >= time))

/** No line of the minute or of those that follow in the order is before one that was found. */
const isSettled = (
  { time }: Found,
  minute: number,
  { order, late }: { readonly order: LogSearch['order']; readonly late: number },
): boolean => (order === 'DES' ? time > (minute + late) * 60_000 : time < minute * 60_000)

/** The first and the last minute that a line of the time may begin in, of sources that may be so late. */
export const minutesOf = ({ from, to, now }: Times, late: number): readonly [first: number, last: number] => [
  Math.floor(from / 60_000) - late,
  Math.floor(Math.min(to, now) / 60_000),
]

/** Whether a line is of the time and there already, of a source whose lines stay there for `reach` ms. */
export function isIn({ time, seen }: Sheet, at: number, { from, to, now }: Times, reach = Infinity): boolean {
  const told = time[at] ?? 0
  return told >= from && told <= to && told >= now - reach && (seen[at] ?? 0) <= now
}

const hasTags = ({ tags }: Mark, wanted: LogSearch['tags']): boolean =>
  wanted.every((tag) => tags.some(({ key, value }) => key === tag.key && value === tag.value))

/** Asks the cheapest first. */
function matcher(logs: Logs, search: LogSearch) {
  const { tags, including, excluding, instance, endpoint, trace } = search
  const { ledger } = logs
  const services = [search.service, instance?.service, endpoint?.service].filter((key) => key !== undefined)
  const marks = new Map<number, boolean>()
  const isMark = (number: number): boolean => {
    const known = marks.get(number)
    if (known !== undefined) return known
    const mark = ledger.markOf(number)
    const fits = services.every(({ name, normal }) => normal && name === mark.service) && hasTags(mark, tags)
    marks.set(number, fits)
    return fits
  }
  const fits = (sheet: Sheet, at: number, source: number, minute: number): boolean => {
    if (!isIn(sheet, at, search, logs.sources[source]?.reachMs) || !isMark(sheet.mark[at] ?? -1)) return false
    if (instance && ledger.placeOf(sheet.instance[at] ?? -1) !== instance.name) return false
    if (endpoint && ledger.placeOf(sheet.endpoint[at] ?? -1) !== endpoint.name) return false
    if (trace?.spanId !== undefined && sheet.span[at] !== trace.spanId) return false
    if (trace?.segmentId !== undefined) {
      const told = logs.sources[source]?.traceOf(minute, sheet.trace[at] ?? 0, sheet.visit[at] ?? 0)
      if (told?.segmentId !== trace.segmentId) return false
    }
    if (including.length === 0 && excluding.length === 0) return true
    if (including.length > 0 && !may(sheet.mark[at] ?? -1, sheet.say[at] ?? -1)) return false
    const content = logs.content(sheet, at).toLowerCase()
    return including.every((word) => content.includes(word)) && !excluding.some((word) => content.includes(word))
  }
  const says = new Map<string, boolean>()
  const may = (mark: number, say: number): boolean => {
    const key = `${mark} ${say}`
    const known = says.get(key)
    if (known !== undefined) return known
    const told = logs.maySay(mark, say, including)
    says.set(key, told)
    return told
  }
  const isNarrow = services.length > 0 || tags.length > 0 || including.length > 0
  const wants = (mark: number, say: number): boolean => isMark(mark) && (including.length === 0 || may(mark, say))
  return { fits, wants: isNarrow && trace === undefined ? wants : null }
}
