import { shallowReactive } from 'vue'
import type { LogCondition } from '@/protocol/log/condition'
import type { LogPage } from '@/protocol/log/line'
import { logsAndSupport, queryLogs } from '@/protocol/log/search'
import { logTagValues } from '@/protocol/log/tags'
import type { Duration } from '@/protocol/duration'
import type { Connection } from '@/query/connection'
import { AskError, asFailure, failureOf } from '@/query/failure'
import type { Ask } from '@/search/asking'
import { levelOfField } from '../stream/level'
import type { LevelName } from './search'

/** Whether the storage searches content; found out with the first question that a page asks. */
const known = new WeakMap<Connection, { keywords: boolean | null }>()

export function supportOf(connection: Connection): { keywords: boolean | null } {
  const before = known.get(connection)
  if (before) return before
  const made = shallowReactive<{ keywords: boolean | null }>({ keywords: null })
  known.set(connection, made)
  return made
}

/** One page. Where the storage says why it has none, that is a failure in OAP's words. */
export async function searchLogs(connection: Connection, ask: Ask, condition: LogCondition): Promise<LogPage> {
  const support = supportOf(connection)
  let page: LogPage
  if (support.keywords === null) {
    const told = await ask(logsAndSupport, { condition })
    support.keywords = told.keywords
    page = told.page
  } else page = await ask(queryLogs, { condition })
  if (page.errorReason !== null && page.lines.length === 0) throw new AskError(failureOf('graphql', page.errorReason))
  return page
}

/** Most words of one level that are told. */
const MOST_WORDS = 6

/**
 * The words by which OAP finds the lines of a level: those that mean it, of all that it saw lately, else the usual one.
 * A search takes only one of them.
 */
export async function wordsOf(ask: Ask, level: LevelName, duration: Duration): Promise<readonly string[]> {
  const usual = [level.toUpperCase()]
  try {
    const values = await ask(logTagValues, { tagKey: 'level', duration })
    const words = values.filter((value) => levelOfField('level', value) === level).slice(0, MOST_WORDS)
    return words.length > 0 ? words : usual
  } catch (thrown) {
    // Without completion the usual word is as good; whether OAP can be asked, the search finds out.
    if (asFailure(thrown).cause === 'aborted') throw thrown
    return usual
  }
}
