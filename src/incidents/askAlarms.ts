import type { Alarm } from '@/protocol/alarm/alarm'
import { getAlarmOf, queryAlarms, type AlarmCondition } from '@/protocol/alarm/query'
import type { Duration } from '@/protocol/duration'
import type { Connection } from '@/query/connection'
import type { Fetch } from '@/query/fetcher'
import { readAll, type Read } from './readAll'

/** Rows of one page; OAP knows no total and no most. */
const SIZE = 500
/** Pages: beyond, nobody reads them one by one, and some storages answer no more than ten thousand rows. */
const MOST = 10
/** The rows that are read at most. */
export const MOST_ALARMS = SIZE * MOST

/** What the server filters; the rest is the page's work. */
export interface AlarmsAsked {
  readonly duration: Duration
  /** Servers before OAP 11. */
  readonly scope?: string
  /** Part of the message. */
  readonly keyword?: string
  readonly tags?: NonNullable<AlarmCondition['tags']>
  /** OAP 11 and newer; an older server is asked without. */
  readonly rule?: string
}

type Asker = Pick<Connection, 'client' | 'server'>

/** All rows of the time, page after page. */
export const alarmsFetch = (connection: Asker, asked: AlarmsAsked): Fetch<Read<Alarm>> => ({
  key: `alarms ${JSON.stringify(asked)}`,
  heavy: false,
  // 10.3 and 10.4 differ in what alarms tell.
  prepare: () => connection.server.settled(),
  run: (signal) =>
    readAll((pageNum) => page(connection, asked, { pageNum, pageSize: SIZE }, false, signal), {
      most: MOST,
      isLast: (rows) => rows.length < SIZE,
      keyOf: ({ key }) => key,
    }),
})

/** The newest rows of the time, in one request. */
export const newestFetch = (connection: Asker, asked: AlarmsAsked, pageSize: number): Fetch<readonly Alarm[]> => ({
  key: `newest alarms ${pageSize} ${JSON.stringify(asked)}`,
  heavy: false,
  prepare: () => connection.server.settled(),
  run: (signal) => page(connection, asked, { pageNum: 1, pageSize }, false, signal),
})

/** One row with its events and what the rule saw; `null` where the server does not have it any more. */
export const detailFetch = (
  connection: Asker,
  { key, scope }: Pick<Alarm, 'key' | 'scope'>,
  duration: Duration,
): Fetch<Alarm | null> => ({
  key: `alarm ${key} ${JSON.stringify(duration)}`,
  heavy: false,
  prepare: () => connection.server.settled(),
  async run(signal) {
    const asked = { duration, ...(scope === '' ? {} : { scope }) }
    const rows = await page(connection, asked, { pageNum: 1, pageSize: SIZE }, true, signal)
    return rows.find((row) => row.key === key) ?? null
  },
})

function page(
  { client, server }: Asker,
  { rule, scope, ...asked }: AlarmsAsked,
  paging: AlarmCondition['paging'],
  detail: boolean,
  signal: AbortSignal,
): Promise<readonly Alarm[]> {
  const has = server.capabilities.value?.has ?? new Set()
  if (has.has('query-alarms')) {
    // It has no member for the scope.
    const condition = { ...asked, paging, ...(rule === undefined ? {} : { ruleNames: [rule] }) }
    return client.run(queryAlarms, { condition, detail }, signal)
  }
  return client.run(getAlarmOf(has), { ...asked, paging, detail, ...(scope === undefined ? {} : { scope }) }, signal)
}
