import type { PanelState } from '@/scope/panel'
import { isRecord } from '@/protocol/decode'
import { demoOf, refused } from '../demoAnswers'
import type { PanelDemo, Request } from '../demos'

interface WireLog {
  readonly content: string
  readonly contentType?: 'TEXT' | 'JSON' | 'YAML'
  readonly level?: string
  readonly traceId?: string
  /** Seconds before now. */
  readonly ago: number
}

const SERVICE = 'c2hvcDo6b3JkZXJz.1'
const INSTANCE = `${SERVICE}_b3JkZXJzLTVjN2Q4LTRrcTJ6`

const wireOf = ({ content, contentType = 'TEXT', level, traceId, ago }: WireLog, now: number) => ({
  ...{ serviceName: 'shop::orders', serviceId: SERVICE },
  ...{ serviceInstanceName: 'orders-5c7d8-4kq2z', serviceInstanceId: INSTANCE },
  ...{ endpointName: 'POST:/orders', endpointId: `${SERVICE}_UE9TVDovb3JkZXJz` },
  ...{ traceId: traceId ?? null, timestamp: Math.round(now - ago * 1_000), contentType, content },
  tags: level === undefined ? [] : [{ key: 'level', value: level }],
})

const SAID = [
  ['ERROR', 'orders-pool - Connection is not available, request timed out after 1000ms (total=50, active=50)'],
  ['WARN', 'attempt 1 of 3 failed, next in 8 ms: SQLTransientConnectionException'],
  ['INFO', 'place order cart=8841 lines=3 total=129.90 EUR'],
  ['INFO', 'sent orders.created partition=7 offset=1284401 in 6 ms'],
  ['DEBUG', 'cache hit for cart 8841'],
  ['INFO', 'order 55120917 placed in 1,954 ms'],
] as const

const some = (count: number, apart = 7): readonly WireLog[] =>
  Array.from({ length: count }, (_, at) => {
    const [level, content] = SAID[(at * 7) % SAID.length] ?? SAID[0]
    return { level, content, ago: 4 + at * apart, ...(at % 3 === 0 ? { traceId: `demo.${at}` } : {}) }
  })

const STACK = [
  'could not place order cart=8790: no connection within 1000 ms',
  'java.sql.SQLTransientConnectionException: orders-pool - Connection is not available',
  ...Array.from(
    { length: 24 },
    (_, at) => `\tat com.zaxxer.hikari.pool.HikariPool.getConnection(HikariPool.java:${190 + at})`,
  ),
].join('\n')

const BODIES: readonly WireLog[] = [
  { level: 'ERROR', content: STACK, ago: 2, traceId: 'demo.1' },
  {
    contentType: 'JSON',
    content:
      '{"level":"error","logger":"HikariPool","pool":{"total":50,"active":50,"idle":0},"tenant":"eu-1","retry":false}',
    ago: 5,
  },
  {
    contentType: 'YAML',
    level: 'WARN',
    content: 'logger: OrderStore\nstatement:\n  ms: 566\n  sql: INSERT INTO orders',
    ago: 9,
  },
  { contentType: 'JSON', level: 'INFO', content: '{"cut": "in the midd', ago: 12 },
  ...some(8),
]

const LONG = 'x'.repeat(3_000)
const HOSTILE: readonly WireLog[] = [
  { level: '<img src=x onerror=alert(1)>', content: '<script>alert("line")</script>{{7*7}} ${jndi:ldap://x}', ago: 1 },
  { level: 'ERROR', content: '\u001b[31mred\u001b[0m and \u0000 nothing\r\nsecond line\r\n', ago: 2 },
  { level: 'INFO', content: 'سلة التسوق \u202eesrever\u202c عربة', ago: 3 },
  { level: LONG, content: LONG, ago: 4, traceId: LONG },
  { contentType: 'JSON', content: `{"__proto__":{"polluted":true},"${LONG}":"${LONG}"}`, ago: 5 },
  { content: '', ago: 6 },
  { level: 'WARN', content: 'from a clock that is ahead', ago: -7_200 },
]

interface Playing {
  readonly keywords?: boolean
  readonly errorReason?: string
  /** One page after the other. */
  readonly endless?: boolean
}

/** The lines of each word, as one document asks for them. */
function ofWords(variables: Request['variables'], logs: readonly object[]): object {
  const answers = Object.entries(variables).map(([alias, condition]) => {
    const tags: unknown = isRecord(condition) ? condition['tags'] : []
    const word: unknown = Array.isArray(tags) && isRecord(tags[0]) ? tags[0]['value'] : ''
    const isOf = (log: object): boolean => JSON.stringify(log).includes(JSON.stringify({ key: 'level', value: word }))
    return [alias, { errorReason: null, logs: logs.filter(isOf) }]
  })
  return { data: { supportQueryLogsByKeywords: true, ...Object.fromEntries(answers) } }
}

const answering =
  (logs: readonly WireLog[], { keywords = true, errorReason, endless = false }: Playing = {}) =>
  ({ operation, variables, now }: Request): unknown => {
    const { condition } = variables
    const paging = isRecord(condition) ? condition['paging'] : null
    const size = isRecord(paging) && typeof paging['pageSize'] === 'number' ? paging['pageSize'] : 0
    const told = endless ? some(size, 1) : logs
    const queryLogs = { errorReason: errorReason ?? null, logs: told.map((log) => wireOf(log, now)) }
    switch (operation) {
      case 'LogsOfWords2':
        return ofWords(variables, queryLogs.logs)
      case 'LogsAndSupport':
        return { data: { supportQueryLogsByKeywords: keywords, queryLogs } }
      case 'QueryLogs':
        return { data: { queryLogs } }
      case 'QueryLogTagAutocompleteKeys':
        return { data: { queryLogTagAutocompleteKeys: ['level', 'http.status_code'] } }
      case 'QueryLogTagAutocompleteValues':
        return { data: { queryLogTagAutocompleteValues: ['ERROR', 'WARN', 'INFO', 'DEBUG'] } }
      case 'ListServices':
        return { data: { listServices: [] } }
      default:
        return undefined
    }
  }

const demo = demoOf('Log')
const chosen = (filters: Readonly<Record<string, string>>, rest: PanelState = {}): PanelState => ({
  ...rest,
  filters: new Map(Object.entries(filters)),
})

export const demos: readonly PanelDemo[] = [
  demo('All lines of the window', 24, 22, { answer: answering(some(120)) }),
  demo('The newest of many', 24, 20, { answer: answering([], { endless: true }) }),
  demo('Bodies of all kinds', 12, 20, { answer: answering(BODIES) }),
  demo('Wrapped, with words to find', 12, 20, { answer: answering(BODIES), panel: { q: 'connection', view: 'wrap' } }),
  demo('Keywords that are ignored', 12, 18, {
    answer: answering(some(40), { keywords: false }),
    panel: chosen({ keyword: 'connection', exclude: 'retry' }),
  }),
  demo('Several levels', 12, 18, { answer: answering(some(40)), panel: chosen({ level: 'error,warn' }) }),
  demo('A level of which one word failed', 12, 18, {
    answer: (request) => {
      if (request.operation !== 'LogsOfWords2') return answering(some(40))(request)
      const logs = some(20).map((log) => wireOf(log, request.now))
      const w1 = { errorReason: 'one shard is down', logs: [] }
      return { data: { supportQueryLogsByKeywords: true, w0: { errorReason: null, logs }, w1 } }
    },
    panel: chosen({ level: 'error,warn' }),
    state: 'partial',
  }),
  demo('Around a line', 12, 18, {
    answer: answering(some(12, 2)),
    panel: chosen({ around: '1700000000000.10.10', host: INSTANCE }),
  }),
  demo('Narrow', 6, 20, { answer: answering(some(60)) }),
  demo('Lines to beware of', 24, 20, { answer: answering(HOSTILE) }),
  demo('Not answered yet', 6, 16, { answer: () => undefined, state: 'loading' }),
  demo('No line', 8, 16, { answer: answering([]), state: 'empty' }),
  demo('Nothing fits', 8, 16, {
    answer: answering([]),
    panel: chosen({ trace: 'demo.0', tag: 'a=b' }),
    state: 'empty',
  }),
  demo('A part only', 8, 16, { answer: answering(some(20), { errorReason: 'one shard is down' }), state: 'partial' }),
  demo('Refused by the storage', 8, 16, { answer: answering([], { errorReason: 'too many clauses' }), state: 'error' }),
  demo('Refused', 8, 16, {
    answer: () => refused('Exception while fetching data (/queryLogs) : storage is not reachable'),
    state: 'error',
  }),
]
