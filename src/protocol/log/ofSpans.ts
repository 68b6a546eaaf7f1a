import { isRecord, Mismatch } from '../decode'
import type { Operation } from '../operation'
import type { LogCondition } from './condition'
import { LOGS, readLogs, type LogPage } from './line'

/** Spans that are asked about at once. */
export const MOST_SPANS = 4

type Conditions = Readonly<Record<string, LogCondition>>

const ofSpans = (count: number): Operation<Conditions, readonly LogPage[]> => {
  const places = Array.from({ length: count }, (_, index) => index)
  return {
    name: `logsOfSpans${count}`,
    document: `query LogsOfSpans${count}(${places.map((at) => `$c${at}: LogQueryCondition`).join(', ')}) {
    ${places.map((at) => `q${at}: queryLogs(condition: $c${at}) ${LOGS}`).join('\n    ')}
  }`,
    needs: 'base',
    effort: 'search',
    decode: (data) => {
      if (!isRecord(data)) throw new Mismatch('data', 'an object', data)
      return places.map((at) => readLogs(data[`q${at}`], `q${at}`))
    },
  }
}

/** One document for one to four searches, chosen by their number: `LOGS_OF_SPANS[count - 1]`. Variables are `c0` to `c3`. */
export const LOGS_OF_SPANS: readonly Operation<Conditions, readonly LogPage[]>[] = Array.from(
  { length: MOST_SPANS },
  (_, index) => ofSpans(index + 1),
)
