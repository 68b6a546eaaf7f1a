import type { PanelState } from '@/scope/panel'
import { framesOf } from '@/geometry/flame/frames'
import type { FlameElement, FlameUnit, FrameTable } from '@/geometry/flame/table'
import { keyText } from './useFlame'

/** What a demo gives to `FlamePanel`, and what its reader did before. */
export interface FlameDemo {
  readonly name: string
  /** Columns of 24 and rows of 20 px. */
  readonly w: number
  readonly h: number
  readonly table: FrameTable
  readonly title?: string
  readonly note?: string
  readonly words?: string
  readonly panel?: PanelState
}

/** A frame, what it took with all under it, and what is under it. */
type Stack = readonly [name: string, total: number, ...under: Stack[]]

/** Rows as a profiler lists them, ids from 0. */
export function rowsOf(...stacks: readonly Stack[]): readonly FlameElement[] {
  const rows: FlameElement[] = []
  const add = ([name, total, ...under]: Stack, parentId: number): void => {
    const id = rows.length
    const self = total - under.reduce((sum, [, part]) => sum + part, 0)
    rows.push({ id, parentId, name, total, self })
    for (const one of under) add(one, id)
  }
  for (const stack of stacks) add(stack, -1)
  return rows
}

export const tableOf = (unit: FlameUnit, ...stacks: readonly Stack[]): FrameTable => framesOf([rowsOf(...stacks)], unit)

/** One under the other, each as large as the one above. */
const chain = (total: number, names: readonly string[], ...under: readonly Stack[]): Stack => {
  const [name = '', ...rest] = names
  return rest.length === 0 ? [name, total, ...under] : [name, total, chain(total, rest, ...under)]
}

const waiting: Stack = chain(
  31_200,
  [
    'java.util.concurrent.SynchronousQueue.poll',
    'java.util.concurrent.LinkedTransferQueue.xfer',
    'java.util.concurrent.LinkedTransferQueue.awaitMatch',
    'java.util.concurrent.locks.LockSupport.parkNanos',
    'jdk.internal.misc.Unsafe.park',
  ],
  ['pthread_cond_timedwait', 30_900, ['futex_wait_queue', 29_600, ['schedule', 25_000]]],
)
const reading = (total: number): Stack => [
  'com.mysql.cj.protocol.a.NativeProtocol.sendQueryPacket',
  total,
  [
    'com.mysql.cj.protocol.a.NativeProtocol.readAllResults',
    total * 0.97,
    [
      'com.mysql.cj.protocol.a.SimplePacketReader.readHeader',
      total * 0.7,
      chain(
        total * 0.66,
        [
          'com.mysql.cj.protocol.FullReadInputStream.readFully',
          'java.net.SocketInputStream.read',
          'sun.nio.ch.Net.poll',
        ],
        ['__poll', total * 0.6, ['do_poll', total * 0.5]],
      ),
    ],
    [
      'com.mysql.cj.protocol.a.TextResultsetReader.read',
      total * 0.2,
      ['com.mysql.cj.protocol.a.result.ByteArrayRow.<init>', total * 0.12],
      ['com.mysql.cj.util.StringUtils.toString', total * 0.06],
    ],
  ],
]

const connection: Stack = [
  'org.springframework.jdbc.datasource.DataSourceTransactionManager.doBegin',
  33_500,
  [
    'com.zaxxer.hikari.HikariDataSource.getConnection',
    33_200,
    [
      'com.zaxxer.hikari.pool.HikariPool.getConnection',
      33_000,
      ['com.zaxxer.hikari.util.ConcurrentBag.borrow', 32_000, waiting],
      ['com.zaxxer.hikari.pool.PoolEntry.isAlive', 800],
    ],
  ],
]

const placing: Stack = [
  'com.plover.orders.OrderService.place',
  74_000,
  [
    'com.plover.orders.OrderStore.insert',
    57_000,
    [
      'org.springframework.transaction.interceptor.TransactionInterceptor.invoke',
      56_400,
      connection,
      [
        'org.springframework.jdbc.core.JdbcTemplate.batchUpdate',
        17_200,
        [
          'com.zaxxer.hikari.pool.HikariProxyPreparedStatement.execute',
          16_900,
          ['com.mysql.cj.jdbc.ClientPreparedStatement.execute', 16_700, reading(16_200)],
        ],
      ],
      [
        'org.springframework.jdbc.datasource.JdbcTransactionObject.commit',
        5_000,
        ['com.zaxxer.hikari.pool.HikariProxyConnection.commit', 4_900, reading(4_400)],
      ],
    ],
  ],
  [
    'com.plover.orders.OrderMapper.toEntity',
    6_200,
    [
      'com.fasterxml.jackson.databind.ObjectMapper.convertValue',
      5_600,
      ['com.fasterxml.jackson.databind.ser.BeanSerializer.serialize', 4_000],
    ],
  ],
  [
    'org.springframework.kafka.core.KafkaTemplate.send',
    5_400,
    [
      'org.apache.kafka.clients.producer.KafkaProducer.doSend',
      5_200,
      ['org.apache.kafka.clients.producer.internals.RecordAccumulator.append', 2_800],
      ['org.apache.kafka.clients.producer.KafkaProducer.waitOnMetadata', 1_600],
    ],
  ],
  [
    'com.plover.orders.PriceRules.apply',
    3_600,
    ['java.util.HashMap.get', 1_600],
    ['java.math.BigDecimal.multiply', 1_300],
  ],
]

const SERVER = [
  'http-nio-8080-exec',
  'java.util.concurrent.ThreadPoolExecutor$Worker.run',
  'org.apache.tomcat.util.net.NioEndpoint$SocketProcessor.doRun',
  'org.apache.coyote.http11.Http11Processor.service',
  'org.apache.catalina.connector.CoyoteAdapter.service',
  'org.apache.catalina.core.StandardContextValve.invoke',
  'org.apache.catalina.core.ApplicationFilterChain.doFilter',
]

/** A server whose threads wait for a connection; milliseconds of wall clock. */
const ORDERS = tableOf('ms', [
  'all',
  100_000,
  chain(86_000, SERVER, [
    'org.springframework.web.filter.OncePerRequestFilter.doFilter',
    82_500,
    [
      'org.springframework.web.servlet.DispatcherServlet.doDispatch',
      80_400,
      ['com.plover.orders.OrderController.post', 76_000, placing],
      [
        'org.springframework.http.converter.HttpMessageConverter.read',
        2_400,
        ['com.fasterxml.jackson.core.JsonParser.nextToken', 1_800],
      ],
    ],
  ]),
  chain(
    6_000,
    ['kafka-producer-network', 'org.apache.kafka.clients.producer.internals.Sender.run'],
    ['org.apache.kafka.common.network.Selector.select', 5_000, ['sun.nio.ch.EPoll.wait', 4_800, ['epoll_wait', 4_600]]],
  ),
  chain(4_400, ['G1 Conc', 'G1ConcurrentMark::mark_from_roots']),
])

const frameNamed = (table: FrameTable, name: string): string =>
  keyText(table, table.name.indexOf(table.names.indexOf(name)))
const zoomed = (table: FrameTable, name: string, more: PanelState = {}): PanelState => ({
  ...more,
  filters: new Map([...(more.filters ?? []), ['zoom', frameNamed(table, name)]]),
})

const DEEP = tableOf(
  'samples',
  chain(
    2000,
    Array.from({ length: 2000 }, (_, at) => (at === 0 ? 'main.main' : 'app/tree.(*Node).Walk')),
    ['runtime.mallocgc', 1200],
  ),
)
const LONG = `com.acme.${'Very'.repeat(500)}LongName.call`
const HOSTILE = tableOf(
  'samples',
  ['<img src=x onerror=alert(1)>', 120, ['{{ 7 * 7 }}', 60], [LONG, 40, ['\u0000\u0007bell\r\nnext line', 30]]],
  ['سلة التسوق.عربة.ادفع', 90, ['\u202eesrever\u202c.call', 80]],
  ['', 50, ['   ', 50]],
  ['🦅'.repeat(60), 40],
)
/** Parents that are not there, in a circle and smaller than their children, and numbers that cannot be. */
const ODD = framesOf(
  [
    [
      { id: 3, parentId: 1, name: 'child that comes before its parent', total: 8, self: 8 },
      { id: 1, parentId: 0, name: 'parent', total: 5, self: 0 },
      { id: 4, parentId: 99, name: 'child of nobody', total: 4, self: 4 },
      { id: 5, parentId: 6, name: 'hen', total: 3, self: 1 },
      { id: 6, parentId: 5, name: 'egg', total: 2, self: 1 },
      { id: 7, parentId: 1, name: 'below zero', total: -4, self: -4 },
      { id: 7, parentId: 1, name: 'the same id again', total: 2, self: 2 },
    ],
  ],
  'samples',
)

const MANY = 20_000
/** Most of them are narrower than a pixel. */
const WIDE = ((): FrameTable => {
  const total = Float64Array.from({ length: MANY }, (_, at) => 1 + (at % 5))
  const parentOf = (at: number): number => (at === 0 ? -1 : (at - 1) >> 2)
  for (let at = MANY - 1; at > 0; at -= 1) total[parentOf(at)] = (total[parentOf(at)] ?? 0) + (total[at] ?? 0)
  const rows = Array.from(total, (weight, id) => ({
    id,
    parentId: parentOf(id),
    name: `com.acme.part${id % 7}.Type${id % 23}.method${id % 13}`,
    total: weight,
    self: 1 + (id % 5),
  }))
  return framesOf([rows], 'samples')
})()

export const flameDemos: readonly FlameDemo[] = [
  {
    name: 'Zoomed in, searched and selected',
    w: 24,
    h: 34,
    table: ORDERS,
    note: '4 instances merged',
    panel: zoomed(ORDERS, 'com.plover.orders.OrderService.place', {
      q: 'getConnection|park',
      sel: frameNamed(ORDERS, 'com.zaxxer.hikari.pool.HikariPool.getConnection'),
    }),
  },
  { name: 'From the root', w: 24, h: 34, table: ORDERS },
  { name: 'Flame', w: 24, h: 34, table: ORDERS, panel: { filters: new Map([['up', '1']]) } },
  { name: 'Table', w: 24, h: 22, table: ORDERS, panel: { view: 'table' } },
  { name: 'Narrow', w: 6, h: 30, table: ORDERS },
  {
    name: 'Bytes',
    w: 12,
    h: 18,
    title: 'Allocations',
    table: tableOf('bytes', [
      'all',
      734_003_200,
      ['com.plover.ticketing.pdf.TemplateCache.put', 425_000_000, ['java.util.Arrays.copyOf', 410_000_000]],
    ]),
  },
  {
    name: 'Nanoseconds',
    w: 12,
    h: 18,
    table: tableOf('ns', ['all', 4_200_000_000, ['sync.(*Cond).Wait', 1_700_000_000]]),
  },
  { name: 'Objects', w: 12, h: 18, words: 'objects', table: tableOf('count', ['all', 48_210, ['byte[]', 31_000]]) },
  { name: 'One frame', w: 12, h: 18, table: tableOf('samples', ['java.lang.Thread.run', 1]) },
  { name: 'Zero samples', w: 12, h: 18, table: tableOf('samples', ['root', 0, ['java.lang.Thread.run', 0]]) },
  { name: 'Nothing at all', w: 12, h: 18, table: framesOf([], 'samples') },
  { name: 'A pattern that is none', w: 12, h: 18, table: ORDERS, panel: { q: 'getConnection(' } },
  {
    name: 'A link to what is not here',
    w: 12,
    h: 18,
    table: ORDERS,
    panel: { sel: 'deadbeef', filters: new Map([['zoom', 'cafe']]) },
  },
  { name: 'Names to beware of', w: 24, h: 18, table: HOSTILE },
  { name: 'Odd rows', w: 24, h: 18, table: ODD },
  {
    name: 'Recursion 2 000 deep',
    w: 24,
    h: 24,
    table: DEEP,
    panel: zoomed(DEEP, 'runtime.mallocgc'),
  },
  { name: 'Many small frames', w: 24, h: 24, table: WIDE },
]
