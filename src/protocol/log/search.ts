import { answerOf, flag, isRecord, Mismatch } from '../decode'
import type { Nothing, Operation } from '../operation'
import type { LogCondition } from './condition'
import { LOGS, readLogs, type LogPage } from './line'

interface Search {
  readonly condition: LogCondition
}

export const queryLogs: Operation<Search, LogPage> = {
  name: 'queryLogs',
  document: `query QueryLogs($condition: LogQueryCondition) {
    queryLogs(condition: $condition) ${LOGS}
  }`,
  needs: 'base',
  effort: 'search',
  decode: answerOf('queryLogs', readLogs),
}

/** Whether this storage searches the content of lines. Where it does not, keywords are ignored: all lines come back. */
export const supportKeywords: Operation<Nothing, boolean> = {
  name: 'supportQueryLogsByKeywords',
  document: 'query SupportQueryLogsByKeywords { supportQueryLogsByKeywords }',
  needs: 'base',
  effort: 'list',
  decode: answerOf('supportQueryLogsByKeywords', flag),
}

export interface LogsWithSupport {
  readonly page: LogPage
  readonly keywords: boolean
}

/** The first search of a page: it spares the question what the storage can. */
export const logsAndSupport: Operation<Search, LogsWithSupport> = {
  name: 'logsAndSupport',
  document: `query LogsAndSupport($condition: LogQueryCondition) {
    supportQueryLogsByKeywords
    queryLogs(condition: $condition) ${LOGS}
  }`,
  needs: 'base',
  effort: 'search',
  decode: (data) => {
    if (!isRecord(data)) throw new Mismatch('data', 'an object', data)
    return { page: queryLogs.decode(data), keywords: supportKeywords.decode(data) }
  },
}
