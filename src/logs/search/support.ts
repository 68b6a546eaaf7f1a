import { shallowReactive } from 'vue'
import type { LogCondition } from '@/protocol/log/condition'
import type { LogPage } from '@/protocol/log/line'
import { LOGS_OF_WORDS, type WordAnswer } from '@/protocol/log/ofWords'
import { logsAndSupport, queryLogs } from '@/protocol/log/search'
import type { Connection } from '@/query/connection'
import { AskError, failureOf } from '@/query/failure'
import type { Ask } from '@/search/asking'

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

/**
 * One page of each condition, which differ only in their word of the tag `level`. What one of them is refused does
 * not cost the others.
 */
export async function searchWords(
  connection: Connection,
  ask: Ask,
  conditions: readonly LogCondition[],
): Promise<readonly WordAnswer[]> {
  const operation = LOGS_OF_WORDS[conditions.length - 1]
  if (!operation) return []
  const { keywords, words } = await ask(operation, Object.fromEntries(conditions.map((one, at) => [`w${at}`, one])))
  supportOf(connection).keywords = keywords
  return words
}
