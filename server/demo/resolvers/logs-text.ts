import type { Version } from '../version'
import type { Condition } from './logs-input'
import { durationText } from './traced'

/** What was searched by, in the forms of Java's toString (recorded). */
export function conditionText(condition: Condition, version: Version): string {
  const { queryOrder, keywordsOfContent, excludingKeywordsOfContent } = condition
  const members = [
    ...entityMembers(condition).map(([name, value]) => `${name}=${value}`),
    `relatedTrace=${traceText(condition)}`,
    `queryDuration=${timeText(condition, version)}`,
    `paging=${pagingText(condition)}`,
    `tags=${tagText(condition)}`,
    `keywordsOfContent=${listText(keywordsOfContent)}`,
    `excludingKeywordsOfContent=${listText(excludingKeywordsOfContent)}`,
    `queryOrder=${queryOrder ?? null}`,
  ]
  return `LogQueryCondition: LogQueryCondition(${members.join(', ')})`
}

export const serviceText = (condition: Condition, version: Version): string =>
  `${aboutText(condition)}, Pagination: ${pagingText(condition)}, QueryOrder: ${condition.queryOrder ?? 'DES'}, ` +
  restText(condition, version)

export function daoText(condition: Condition, version: Version): string {
  const { pageNum, pageSize } = condition.paging
  return (
    `${aboutText(condition)}, QueryOrder: ${condition.queryOrder ?? 'DES'}, ` +
    `From: ${pageSize * Math.max(0, (pageNum ?? 0) - 1)}, Limit: ${pageSize}, ${restText(condition, version)}`
  )
}

const entityMembers = ({ serviceId, serviceInstanceId, endpointId }: Condition) =>
  [
    ['serviceId', serviceId ?? 'null'],
    ['serviceInstanceId', serviceInstanceId ?? 'null'],
    ['endpointId', endpointId ?? 'null'],
  ] as const

const aboutText = (condition: Condition): string =>
  [
    ...entityMembers(condition).map(([name, value]) => `${name.slice(0, 1).toUpperCase()}${name.slice(1)}: ${value}`),
    `RelatedTrace: ${traceText(condition)}`,
  ].join(', ')

const restText = (condition: Condition, version: Version): string =>
  `Duration: ${timeText(condition, version)}, Tags: ${tagText(condition)}, ` +
  `KeywordsOfContent: ${listText(condition.keywordsOfContent)}, ` +
  `ExcludingKeywordsOfContent: ${listText(condition.excludingKeywordsOfContent)}`

const traceText = ({ relatedTrace }: Condition): string =>
  relatedTrace
    ? `TraceScopeCondition(traceId=${relatedTrace.traceId}, segmentId=${relatedTrace.segmentId ?? null}, ` +
      `spanId=${relatedTrace.spanId ?? null})`
    : 'null'

const timeText = ({ queryDuration }: Condition, version: Version): string =>
  queryDuration ? durationText(queryDuration, version) : 'null'

const tagText = ({ tags }: Condition): string => listText(tags?.map(({ key, value }) => `${key}=${value ?? null}`))

const listText = (words: readonly string[] | null | undefined): string => (words ? `[${words.join(', ')}]` : 'null')

const pagingText = ({ paging: { pageNum, pageSize } }: Condition): string =>
  `Pagination(pageNum=${pageNum ?? 0}, pageSize=${pageSize})`
