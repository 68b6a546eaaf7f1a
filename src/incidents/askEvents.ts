import type { Duration } from '@/protocol/duration'
import type { EventSource, OapEvent } from '@/protocol/event/event'
import { queryEvents } from '@/protocol/event/query'
import type { Connection } from '@/query/connection'
import type { Fetch } from '@/query/fetcher'
import { readAll, type Read } from './readAll'

const SIZE = 500
const MOST = 10
/** The rows that are read at most. */
export const MOST_EVENTS = SIZE * MOST

/** What the server filters; names of whom it is about are exact. */
export interface EventsAsked {
  readonly duration: Duration
  readonly source?: Partial<EventSource>
}

/** All rows of the time. One event may come in two of them, on two pages: a page that is not full may not be the last. */
export const eventsFetch = (
  { client }: Pick<Connection, 'client'>,
  { duration, source }: EventsAsked,
): Fetch<Read<OapEvent>> => ({
  key: `events ${JSON.stringify([duration, source])}`,
  heavy: false,
  run: (signal) =>
    readAll(
      (pageNum) => {
        const asked = { time: duration, ...(source ? { source } : {}), order: 'DES' as const }
        return client.run(queryEvents, { condition: { ...asked, paging: { pageNum, pageSize: SIZE } } }, signal)
      },
      {
        most: MOST,
        isLast: (rows) => rows.length === 0,
        // Rows are merged by whoever reads them: the same uuid twice is no repetition.
        keyOf: ({ uuid, startTime, endTime, message }) => JSON.stringify([uuid, startTime, endTime, message]),
      },
    ),
})

/** The newest rows of the time, in one request. */
export const newestEvents = (
  { client }: Pick<Connection, 'client'>,
  duration: Duration,
  pageSize: number,
): Fetch<readonly OapEvent[]> => ({
  key: `newest events ${pageSize} ${JSON.stringify(duration)}`,
  heavy: false,
  run: (signal) =>
    client.run(queryEvents, { condition: { time: duration, order: 'DES', paging: { pageNum: 1, pageSize } } }, signal),
})
