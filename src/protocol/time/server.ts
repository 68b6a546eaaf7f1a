import { integer, isRecord, Mismatch, object, optional, text } from '../decode'
import type { Nothing, Operation } from '../operation'
import { parseZone } from '../zone'

export interface ServerTime {
  /** `10.4.0-b272da3`; `null` when the server does not say. */
  readonly version: string | null
  /** The server's zone today, minutes east of UTC; `null` when it does not say or says something unreadable. */
  readonly offset: number | null
  /** The server's clock, epoch ms. */
  readonly now: number | null
}

/** Version and clock without introspection, for servers that refuse it. Answered outside OAP's query pool. */
export const serverInfo: Operation<Nothing, ServerTime> = {
  name: 'serverInfo',
  document: `query ServerInfo { version getTimeInfo { timezone currentTimestamp } }`,
  needs: 'base',
  effort: 'list',
  decode: serverTime,
}

const time = optional(object({ timezone: optional(text), currentTimestamp: optional(integer) }))

export function serverTime(data: unknown): ServerTime {
  if (!isRecord(data)) throw new Mismatch('data', 'an object', data)
  const found = time(data['getTimeInfo'], 'getTimeInfo')
  return {
    version: optional(text)(data['version'], 'version'),
    offset: parseZone(found?.timezone ?? null),
    now: found?.currentTimestamp ?? null,
  }
}
