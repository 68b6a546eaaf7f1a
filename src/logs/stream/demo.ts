import type { LogLine } from '@/protocol/log/line'

const START = Date.UTC(2026, 2, 18, 18, 19, 58, 418)
const TRACE = '8c1f3a5be07a.64.17738580124180017'

/** A line of catalog, `ms` before the newest. */
export function demoLine(content: string, ms: number, given: Partial<LogLine> = {}, level?: string): LogLine {
  return {
    service: 'plover::catalog',
    serviceId: 'cGxvdmVyOjpjYXRhbG9n.1',
    instance: 'catalog-7nvhfg6hj-l45fv',
    instanceId: 'cGxvdmVyOjpjYXRhbG9n.1_Y2F0YWxvZy03bnZoZmc2aGotbDQ1ZnY=',
    endpoint: 'GET:/tours/{id}',
    endpointId: null,
    traceId: TRACE,
    time: START - ms,
    contentType: 'TEXT',
    content,
    tags: level === undefined ? [] : [{ key: 'level', value: level }],
    ...given,
  }
}

const STACK = `could not reserve seat 14C of tour 4711
java.sql.SQLTransientConnectionException: orders-pool - Connection is not available, request timed out after 1000ms
	at com.zaxxer.hikari.pool.HikariPool.createTimeoutException(HikariPool.java:686)
	at com.zaxxer.hikari.pool.HikariPool.getConnection(HikariPool.java:179)
	at com.zaxxer.hikari.HikariDataSource.getConnection(HikariDataSource.java:99)
	at io.plover.checkout.OrderStore.reserve(OrderStore.java:88)
	at io.plover.checkout.OrderService.place(OrderService.java:51)
	at org.springframework.aop.framework.ReflectiveMethodInvocation.proceed(ReflectiveMethodInvocation.java:184)
	at org.springframework.web.servlet.DispatcherServlet.doDispatch(DispatcherServlet.java:1089)
	at org.apache.catalina.core.ApplicationFilterChain.doFilter(ApplicationFilterChain.java:166)
	at java.base/java.lang.Thread.run(Thread.java:840)
Caused by: java.net.SocketTimeoutException: connect timed out
	at java.base/sun.nio.ch.NioSocketImpl.timedFinishConnect(NioSocketImpl.java:546)
	... 12 more`

const JSON_LINE = JSON.stringify({
  ts: '2026-03-18T18:19:57.204Z',
  level: 'error',
  logger: 'HikariPool',
  message: 'orders-pool - Connection is not available',
  pool: { name: 'orders-pool', total: 50, active: 50, idle: 0, waiting: 143 },
  error: { kind: 'SQLTransientConnectionException', stack: STACK },
  request: '{"path":"/orders","body":{"cart":8841,"seats":["14C","14D"]}}',
  tenant: 'eu-1',
  trace_id: TRACE,
  span: 11,
})
const YAML_LINE = `level: INFO
message: ticket printed
ticket:
  number: 4711-14C
  printer: {name: hall-3}
  seats:
    - row: 14
      seat: C
    - row: 14
      seat: D
note: |
  left at the desk
  of hall 3
`
const ACCESS = '{"method":"GET","path":"/tours/4711","status":200,"bytes":1284,"ms":14.2,"agent":"Mozilla/5.0"}'
const json = { contentType: 'JSON' } as const

/** Each kind of line that services write. */
const USUAL: readonly LogLine[] = [
  demoLine('tour 4711 read in 14 ms', 0, {}, 'INFO'),
  demoLine(JSON_LINE, 1_214, json, 'ERROR'),
  demoLine(STACK, 1_402, { service: 'plover::checkout', instance: 'checkout-6b88d4c9f-zzp2m' }, 'ERROR'),
  demoLine(
    'slow statement 566 ms: SELECT id, title FROM tours WHERE region = ? AND day BETWEEN ? AND ?',
    2_009,
    {},
    'WARN',
  ),
  demoLine(YAML_LINE, 2_431, { contentType: 'YAML', traceId: null }, 'INFO'),
  demoLine(ACCESS, 2_440, json),
  demoLine('cache miss tour:4711', 2_502, { traceId: null }, 'DEBUG'),
  demoLine('[2026-03-18 18:19:55.418][12][warning][upstream] cluster catalog has no healthy host', 3_000, {
    traceId: null,
  }),
  demoLine('2026/03/18 18:19:54 [error] 31#31: *7 connect() failed (111: Connection refused)', 4_100, {
    traceId: null,
  }),
  demoLine('keep-alive: added connection', 86_400_000 + 5_000, {}, 'TRACE'),
]

/** Lines nobody should have written. */
const ODD: readonly LogLine[] = [
  demoLine('{"level":"warn","message":"cut in the mid', -90_000, json, 'WARN'),
  demoLine('this is called JSON and is none', 10, json, 'INFO'),
  demoLine('a: 1\n   b: 2', 20, { contentType: 'YAML' }, 'INFO'),
  demoLine('', 30, { tags: [] }),
  demoLine('\u001b[31mred\u001b[0m, a NUL \u0000, a bell \u0007,\r\nand a second line', 40, {}, 'INFO'),
  demoLine('سلة التسوق \u202eesrever\u202c عربة 4711', 50, { instance: 'متجر::پرداخت' }, 'INFO'),
  demoLine(
    '<img src=x onerror=alert(1)> {{7*7}} ${jndi:ldap://x}',
    60,
    { endpoint: '"><script>alert(1)</script>' },
    'INFO',
  ),
  demoLine(`begins ${'and goes on '.repeat(8_000)}`, 70, {}, 'WARN'),
  demoLine(
    'no time, no instance, no trace',
    0,
    { time: null, instance: null, traceId: null, service: null, endpoint: null },
    'AUDIT',
  ),
  demoLine(
    JSON.stringify({ many: Array.from({ length: 400 }, (_, at) => at), deep: { a: { b: { c: { d: { e: 1 } } } } } }),
    80,
    json,
    'INFO',
  ),
  demoLine('tags of every kind', 90, {
    tags: [
      { key: 'level', value: 'INFO' },
      { key: '__proto__', value: '<b>bold</b>' },
      { key: 'url', value: 'javascript:alert(1)' },
      { key: 'x'.repeat(900), value: 'y'.repeat(900) },
    ],
  }),
]

interface StreamDemo {
  readonly name: string
  readonly lines: readonly LogLine[]
  readonly words: readonly string[]
  readonly wrap: boolean
  /** Index of the line that is open. */
  readonly open: number
}
export const streamDemos: readonly StreamDemo[] = [
  { name: 'Lines, one of them open', lines: USUAL, words: ['connection'], wrap: false, open: 1 },
  { name: 'Lines, a stack open', lines: USUAL, words: ['checkout'], wrap: false, open: 2 },
  { name: 'Lines to beware of, wrapped', lines: ODD, words: [], wrap: true, open: 0 },
  {
    name: 'Ten thousand lines',
    lines: Array.from({ length: 10_000 }, (_, at) => {
      const line = USUAL[at % USUAL.length] ?? demoLine('', 0)
      return { ...line, time: START - at * 97 }
    }),
    words: [],
    wrap: false,
    open: -1,
  },
]
export const DEMO_NOW = START + 1_000
