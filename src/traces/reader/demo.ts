import type { WireRef, WireSpan, WireTag } from '@/protocol/trace/span'

/** What a demo gives to `TraceReader`. */
export interface TraceDemo {
  readonly name: string
  readonly spans: readonly WireSpan[]
}

const START = Date.UTC(2026, 2, 18, 18, 20, 12, 418)
const TRACE = '8c1f3a5be07a.64.17738580124180017'

export const tag = (key: string, value: string): WireTag => ({ key, value })

/** A span of the demo trace: ms since its start. */
export function demoSpan(
  [service, operation, from, length]: readonly [service: string, operation: string, from: number, length: number],
  given: Partial<WireSpan> = {},
): WireSpan {
  return {
    traceId: TRACE,
    segmentId: service,
    spanId: 0,
    parentSpanId: -1,
    refs: [],
    serviceCode: `plover::${service}`,
    serviceInstanceName: `${service}-7d9c5b6f4-x2k8q`,
    startTime: START + from,
    endTime: START + from + length,
    endpointName: operation,
    type: 'Entry',
    peer: '',
    component: 'SpringMVC',
    isError: false,
    layer: 'Http',
    tags: [],
    logs: [],
    attachedEvents: [],
    ...given,
  }
}

export const crossing = (
  segment: string,
  spanId: number,
  type: WireRef['type'] = 'CROSS_PROCESS',
  traceId = TRACE,
): WireRef => ({ traceId, parentSegmentId: segment, parentSpanId: spanId, type })

const exit = (spanId: number, component: string, peer: string, layer = 'Http'): Partial<WireSpan> => ({
  spanId,
  parentSpanId: 0,
  type: 'Exit',
  component,
  peer,
  layer,
})
const database = (spanId: number, statement: string): Partial<WireSpan> => ({
  ...exit(spanId, 'postgresql-jdbc-driver', 'postgres-orders.data.svc.cluster.local:5432', 'Database'),
  tags: [tag('db.type', 'PostgreSQL'), tag('db.instance', 'orders'), tag('db.statement', statement)],
})

const UPDATE =
  "UPDATE orders SET state = 'paid', settled_at = now() WHERE id = 48213 AND state IN ('open', 'held') RETURNING id, total"
const EXECUTE = 'PostgreSQL/JDBC/PreparedStatement/executeUpdate'

const checkout: readonly WireSpan[] = [
  demoSpan(['gate', '/checkout', 0, 2412], { component: 'APISIX', tags: [tag('http.method', 'POST')] }),
  demoSpan(['gate', '/checkout', 1, 2410], { ...exit(1, 'APISIX', 'checkout:8080') }),
  demoSpan(['checkout', 'POST:/orders', 6, 2401], {
    refs: [crossing('gate', 1)],
    tags: [
      tag('http.method', 'POST'),
      tag('http.status_code', '201'),
      tag('url', 'http://checkout:8080/orders?tour=4711'),
    ],
  }),
  demoSpan(['checkout', 'Lettuce/GET', 12, 4], { ...exit(1, 'Lettuce', 'redis-session:6379', 'Cache') }),
  demoSpan(['checkout', '/quote', 18, 150], { ...exit(2, 'Feign', 'pricing:5000') }),
  demoSpan(['pricing', '/quote', 24, 140], { refs: [crossing('checkout', 2)], component: 'Flask' }),
  ...Array.from({ length: 6 }, (_, at) =>
    demoSpan(['pricing', 'Redis/HGETALL', 30 + at * 20, 12], {
      ...exit(1 + at, 'Redis', 'redis-pricing:6379', 'Cache'),
    }),
  ),
  demoSpan(['checkout', 'HikariCP/Connection/getConnection', 180, 260], {
    ...exit(3, 'HikariCP', '', 'Database'),
    type: 'Local',
  }),
  demoSpan(['checkout', EXECUTE, 445, 1560], database(4, UPDATE)),
  demoSpan(['checkout', '/authorise', 2012, 320], { ...exit(5, 'HttpClient', 'payment:8080') }),
  demoSpan(['payment', 'POST:/authorise', 2020, 301], { refs: [crossing('checkout', 5)] }),
  demoSpan(['payment', 'HTTPS:/v2/authorisations', 2031, 282], {
    ...exit(1, 'HttpClient', 'pay.cardwharf.example:443'),
  }),
  demoSpan(['checkout', 'Kafka/ticket-orders/Producer', 2340, 6], {
    ...exit(6, 'kafka-producer', 'kafka-orders.data.svc.cluster.local:9092', 'MQ'),
    tags: [tag('mq.topic', 'ticket-orders'), tag('mq.broker', 'kafka-orders.data.svc.cluster.local:9092')],
  }),
  demoSpan(['ticketing', 'Kafka/ticket-orders/Consumer/ticketing', 2560, 98], {
    refs: [crossing('checkout', 6)],
    component: 'kafka-consumer',
    layer: 'MQ',
  }),
  demoSpan(['ticketing', 'ThreadPool/render', 2570, 60], {
    segmentId: 'ticketing-2',
    refs: [crossing('ticketing', 0, 'CROSS_THREAD')],
    type: 'Local',
    component: 'ThreadPool',
    layer: 'Unknown',
  }),
  demoSpan(['checkout', 'Lettuce/DEL', 2395, 3], { ...exit(7, 'Lettuce', 'redis-session:6379', 'Cache') }),
]

const STACK = `java.sql.SQLTransientConnectionException: orders-pool - Connection is not available, request timed out after 1000ms (total=20, active=20, idle=0, waiting=143)
	at com.zaxxer.hikari.pool.HikariPool.createTimeoutException(HikariPool.java:696)
	at com.zaxxer.hikari.pool.HikariPool.getConnection(HikariPool.java:197)
	at com.zaxxer.hikari.HikariDataSource.getConnection(HikariDataSource.java:100)
	at io.plover.checkout.OrderStore.insert(OrderStore.java:118)
	at io.plover.checkout.OrderService.place(OrderService.java:64)
	at org.springframework.aop.support.AopUtils.invokeJoinpointUsingReflection(AopUtils.java:351)
	at org.springframework.transaction.interceptor.TransactionInterceptor.invoke(TransactionInterceptor.java:119)
	at java.base/java.lang.reflect.Method.invoke(Method.java:580)
	at org.springframework.web.servlet.DispatcherServlet.doDispatch(DispatcherServlet.java:1089)
	at jakarta.servlet.http.HttpServlet.service(HttpServlet.java:590)`

const failed: readonly WireSpan[] = [
  demoSpan(['checkout', 'POST:/orders', 0, 1034], { isError: true, tags: [tag('http.status_code', '500')] }),
  demoSpan(['checkout', 'HikariCP/Connection/getConnection', 20, 1000], {
    ...exit(1, 'HikariCP', 'postgres-orders.data.svc.cluster.local:5432', 'Database'),
    isError: true,
    tags: [
      tag('db.type', 'sql'),
      tag('pool.active', '20 of 20'),
      tag('request', '{"cart":"9f2c","lines":[{"sku":"A-4","n":2,"id":90071992547409931}],"gift":null}'),
      tag('db.statement', UPDATE),
    ],
    logs: [
      {
        time: START + 1020,
        data: [
          tag('event', 'error'),
          tag('error.kind', 'java.sql.SQLTransientConnectionException'),
          tag(
            'message',
            'orders-pool - Connection is not available, request timed out after 1000ms (total=20, active=20, idle=0, waiting=143)',
          ),
          tag('stack', STACK),
        ],
      },
    ],
    attachedEvents: [
      {
        startTime: { seconds: Math.floor(START / 1000), nanos: 440_120_000 },
        endTime: { seconds: Math.floor(START / 1000) + 1, nanos: 438_470_512 },
        event: 'HTTP Request Sampling',
        tags: [tag('http_request', 'POST /orders HTTP/1.1')],
        summary: [tag('size', '412 B')],
      },
      {
        startTime: { seconds: Math.floor(START / 1000) + 1, nanos: 438_480_007 },
        endTime: { seconds: Math.floor(START / 1000) + 1, nanos: 438_940_311 },
        event: 'HTTP Response Sampling',
        tags: [tag('http_response', 'HTTP/1.1 500 Internal Server Error')],
        summary: [],
      },
    ],
  }),
]

/** The middle segment did not arrive, two hosts' clocks differ, and more that agents get wrong. */
const broken: readonly WireSpan[] = [
  demoSpan(['storefront', 'GET:/seats', 0, 420]),
  demoSpan(['storefront', '/seats', 10, 400], exit(1, 'Axios', 'venue:8080')),
  demoSpan(['roster', 'GET:/roster', 90, 120], { refs: [crossing('venue', 3)] }),
  demoSpan(['wallet', 'GET:/wallet', 230, 60], { refs: [crossing('venue', 3)], isError: true }),
  demoSpan(['catalog', 'GET:/event', -34, 90], { refs: [crossing('storefront', 1)] }),
  demoSpan(['catalog', 'cache/load', 20, -12], { spanId: 1, parentSpanId: 0, type: 'Local', component: '', layer: '' }),
  demoSpan(['catalog', 'cache/store', 40, 8], { spanId: 1, parentSpanId: 0, type: 'Local', component: '', layer: '' }),
  demoSpan(['insight', 'loop', 300, 30], { spanId: 1, parentSpanId: 2, type: 'Local' }),
  demoSpan(['insight', 'loop', 305, 20], { spanId: 2, parentSpanId: 1, type: 'Local' }),
  demoSpan(['notify', '', 350, 10], {
    endTime: { bad: '∞' },
    refs: [crossing('far', 2, 'CROSS_PROCESS', 'another.trace.7')],
  }),
]

const deep = Array.from({ length: 60 }, (_, at) =>
  demoSpan(['pricing', `rules/level-${at + 1}`, at, 240 - 2 * at], {
    spanId: at,
    parentSpanId: at - 1,
    type: at === 0 ? 'Entry' : 'Local',
    component: '',
  }),
)

const repeated: readonly WireSpan[] = [
  demoSpan(['settlement', 'Settlement/hourly-reconcile', 0, 9000], { type: 'Local', component: 'SpringScheduled' }),
  ...Array.from({ length: 800 }, (_, at) =>
    demoSpan(['settlement', 'PostgreSQL/JDBC/PreparedStatement/executeQuery', 20 + at * 11, 7], {
      ...database(1 + at, `SELECT o.id, o.total FROM orders o WHERE o.page = ${at} ORDER BY o.id LIMIT 500`),
      isError: at === 411,
    }),
  ),
]

export const traceDemos: readonly TraceDemo[] = [
  { name: 'A checkout', spans: checkout },
  { name: 'An error with its stack', spans: failed },
  { name: 'Broken parents and clocks', spans: broken },
  { name: 'Sixty levels', spans: deep },
  { name: 'The same statement 800 times', spans: repeated },
  { name: 'One span', spans: checkout.slice(0, 1) },
]
