import type { LogSearch } from './condition'
import type { Logs } from './logs'
import { minutesOf } from './search'

/** So many minutes are looked through, the latest of the time; of lines on traces, which cost more, fewer. */
const MOST_MINUTES = 30
const MOST_TRACED = 2

/** Values of tags by key that lines of a time carried. Pauses after each minute of each source. */
export function* logTagsSeen(
  logs: Logs,
  time: Pick<LogSearch, 'from' | 'to' | 'now'>,
  keys: readonly string[],
): Generator<undefined, ReadonlyMap<string, ReadonlySet<string>>> {
  const marks = new Set<number>()
  const [first, last] = minutesOf(time, 1)
  for (let minute = last; minute >= Math.max(first, last - MOST_MINUTES); minute--) {
    for (const [source, { lateMinutes }] of logs.sources.entries()) {
      if (lateMinutes > MOST_TRACED && minute < last - MOST_TRACED) continue
      const sheet = logs.sheet(source, minute)
      for (let at = 0; at < sheet.count; at++) {
        const told = sheet.time[at] ?? 0
        if (told >= time.from && told <= time.to && (sheet.seen[at] ?? 0) <= time.now) marks.add(sheet.mark[at] ?? -1)
      }
      yield
    }
  }
  const seen = new Map<string, Set<string>>()
  for (const mark of marks)
    for (const { key, value } of logs.ledger.markOf(mark).tags) {
      if (!keys.includes(key)) continue
      const values = seen.get(key) ?? new Set()
      seen.set(key, values.add(value))
    }
  return seen
}
