import type { Logs } from './logs'
import { isIn, minutesOf, reaches, type Times } from './search'

type Seen = ReadonlyMap<string, ReadonlySet<string>>

/**
 * Values of tags by key that lines of a time carried, all of them and no other. Only lines that may tell of another one are written:
 * those of no trace first, as they cost less. Pauses after each minute of each source and within.
 */
export function* logTagsSeen(logs: Logs, time: Times, keys: readonly string[]): Generator<undefined, Seen> {
  const seen = new Map(keys.map((key) => [key, new Set<string>()]))
  const done = new Set<number>()
  const isNew = (mark: number): boolean => {
    if (done.has(mark)) return false
    const isTold = logs.ledger.markOf(mark).tags.every(({ key, value }) => seen.get(key)?.has(value) !== false)
    if (isTold) done.add(mark)
    return !isTold
  }
  for (const isLate of [false, true]) {
    let sources = logs.sources.flatMap((source, index) =>
      source.lateMinutes > SOON === isLate ? { source, index } : [],
    )
    const late = Math.max(0, ...sources.map(({ source }) => source.lateMinutes))
    const [first, last] = minutesOf(time, late)
    for (let minute = last; minute >= first && sources.length > 0; minute--) {
      sources = sources.filter(({ source }) => source.marks.some(isNew))
      for (const { source, index } of sources) {
        if (!reaches(source, minute, time.from)) continue
        const sheet = yield* logs.sheet(index, minute, isNew)
        for (let at = 0; at < sheet.count; at++) {
          const mark = sheet.mark[at] ?? -1
          if (!isNew(mark) || !isIn(sheet, at, time, source.reachMs)) continue
          for (const { key, value } of logs.ledger.markOf(mark).tags) seen.get(key)?.add(value)
        }
        yield
      }
    }
  }
  return new Map([...seen].filter(([, values]) => values.size > 0))
}

/** Minutes that lines may be late by so that they are looked at first. */
const SOON = 2
