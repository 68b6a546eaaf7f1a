import type { PanelState } from '@/scope/panel'
import { demoOf, refused } from '../demoAnswers'
import type { PanelDemo, Request } from '../demos'

const MINUTE = 60_000
const LONG = 'x'.repeat(900)

interface Given {
  readonly tasks?: (now: number) => readonly object[]
  readonly logs?: readonly string[]
  readonly endpoint?: string
  readonly instance?: string
  readonly frames?: readonly (readonly [id: number, parent: number, name: string, count: number])[]
  readonly tip?: string
  readonly profiled?: boolean
  /** None: as most servers answer where there is none. */
  readonly samples?: number
}

const PERIOD = 10
const task = (id: string, startTime: number, endpointName = 'POST:/orders', minDurationThreshold = 0) => ({
  ...{ id, serviceId: 'c2hvcA==.1', serviceName: 'shop', endpointName, startTime, duration: 5 },
  ...{ minDurationThreshold, dumpPeriod: PERIOD, maxSamplingCount: 5, logs: [] },
})
const over = (now: number) => [
  task('a', now - 20 * MINUTE),
  task('b', now - 90 * MINUTE, 'GET:/items', 200),
  task('c', now - 26 * 60 * MINUTE),
]
const FRAMES = [
  [1, 0, 'java.lang.Thread.run', 60],
  [2, 1, 'org.apache.tomcat.util.net.NioEndpoint$SocketProcessor.doRun', 60],
  [3, 2, 'shop.checkout.OrderController.place', 56],
  [4, 3, 'shop.checkout.FeeService.recompute', 34],
  [5, 4, 'java.math.BigDecimal.divide', 29],
  [6, 3, 'shop.checkout.StockClient.reserve', 17],
  [7, 6, 'java.net.SocketInputStream.read', 16],
  [8, 2, 'com.fasterxml.jackson.databind.ObjectMapper.writeValue', 3],
] as const

const RUNS = ['checkout-7f9c-2xk', 'checkout-7f9c-8qd'] as const

function spansOf(at: number, start: number, length: number, endpoint: string, profiled: boolean): readonly object[] {
  const span = (spanId: number, parentSpanId: number, name: string, from: number, to: number, isProfiled: boolean) => ({
    ...{ segmentId: `segment.${at}`, spanId, parentSpanId, refs: [], serviceCode: 'shop', serviceInstanceName: 'i' },
    ...{
      startTime: start + from,
      endTime: start + to,
      endpointName: name,
      type: 'Entry',
      peer: '',
      component: 'Tomcat',
    },
    ...{ isError: at === 1, layer: 'Http', tags: [], logs: [], profiled: isProfiled && profiled },
  })
  return [
    span(0, -1, endpoint, 0, length, true),
    span(1, 0, 'PostgreSQL/Execute', 4, 5, false),
    span(2, 0, 'GET:/stock', length * 0.6, length * 0.9, true),
  ]
}

const answering =
  ({ tasks = over, logs = ['NOTIFIED', 'EXECUTION_FINISHED'], samples = 4, profiled = true, ...given }: Given) =>
  ({ operation, now }: Request): unknown => {
    const { endpoint = 'POST:/orders', instance, frames = FRAMES, tip = null } = given
    const instances = instance === undefined ? RUNS : [instance]
    switch (operation) {
      case 'GetProfileTaskList':
        return { data: { getProfileTaskList: tasks(now) } }
      case 'GetProfileTaskLogs': {
        const told = instances.flatMap((instanceName, at) =>
          logs.map((operationType, step) => ({
            ...{ id: `${at}.${step}`, instanceId: String(at), instanceName, operationType },
            operationTime: now - (19 - step * 4) * MINUTE,
          })),
        )
        return { data: { getProfileTaskLogs: told } }
      }
      case 'GetProfileTaskSegments': {
        if (samples === 0) return refused('java.lang.NullPointerException: "profileTask" is null')
        const traces = Array.from({ length: samples }, (_, at) => {
          const start = now - 19 * MINUTE + at * 7_000
          const duration = 600 - at * 90
          return {
            ...{ traceId: `trace.${at}`, instanceId: String(at % 2), instanceName: instances[at % instances.length] },
            ...{ endpointNames: [endpoint], duration, start: String(start) },
            spans: spansOf(at, start, duration, endpoint, profiled),
          }
        })
        return { data: { getProfileTaskSegments: traces } }
      }
      case 'GetSegmentsProfileAnalyze': {
        const elements = frames.map(([id, parentId, codeSignature, count]) => ({
          ...{ id: String(id), parentId: String(parentId), codeSignature, count },
          ...{ duration: count * PERIOD, durationChildExcluded: 0 },
        }))
        return { data: { getSegmentsProfileAnalyze: { tip, trees: elements.length > 0 ? [{ elements }] : [] } } }
      }
      default:
        return undefined
    }
  }

const demo = demoOf('Profile')
const of = (filters: Readonly<Record<string, string>>, more: PanelState = {}) => ({
  panel: { ...more, filters: new Map(Object.entries(filters)) },
})
const running = (now: number) => [task('a', now - 2 * MINUTE, 'POST:/orders', 500), ...over(now).slice(1)]
const HOSTILE: Given = {
  tasks: (now) => [task('a', now - 20 * MINUTE, '<img src=x onerror=alert(1)>'), task(LONG, now - 90 * MINUTE, LONG)],
  endpoint: '</script><script>alert("span")</script>',
  instance: `<b>${LONG}</b>`,
  tip: `<<><img src=x onerror=alert(2)> ${LONG}`,
  frames: [
    [1, 0, '<<><img src=x onerror=alert(3)>', 9],
    [2, 1, `\u202eesrever\u202c ${LONG}`, 8],
    [3, 99, '', 4],
    [4, 5, '{{7*7}}', 2],
    [5, 4, '\u0000متجر', 2],
  ],
}

export const demos: readonly PanelDemo[] = [
  demo('Stacks as a flame graph', 24, 36, { answer: answering({}) }),
  demo('Stacks as a tree', 24, 36, { answer: answering({}), ...of({ task: 'a' }, { view: 'tree' }) }),
  demo('Stacks as a table', 24, 36, { answer: answering({}), ...of({ task: 'a' }, { view: 'table' }) }),
  demo('Without children, part of it', 24, 36, {
    answer: answering({
      tip: 'Out of snapshot analyze limit, 6 snapshots found, but analysis first 4 snapshots only.',
    }),
    ...of({ task: 'a', children: 'exclude' }),
  }),
  demo('Narrow, the list', 8, 18, { answer: answering({}) }),
  demo('Narrow, a task', 8, 44, { answer: answering({}), ...of({ task: 'a' }) }),
  demo('Another task runs', 24, 30, {
    answer: answering({ tasks: running }),
    ...of({ form: 'new', endpoint: 'GET:/items' }),
  }),
  demo('A plan that cannot be', 24, 30, {
    answer: answering({}),
    ...of({ form: 'new', endpoint: 'GET:/items', minutes: '20', period: '5', samples: '12', min: 'soon' }),
  }),
  demo('It runs', 24, 18, {
    answer: answering({ tasks: running, logs: ['NOTIFIED'], samples: 0 }),
    ...of({ task: 'a' }),
  }),
  demo('No instance took it', 24, 18, { answer: answering({ logs: [], samples: 0 }), ...of({ task: 'b' }) }),
  demo('No call was slow enough', 24, 18, { answer: answering({ samples: 0 }), ...of({ task: 'b' }) }),
  demo('No dump in the calls', 24, 24, { answer: answering({ profiled: false }), ...of({ task: 'a' }) }),
  demo('No stack in the span', 24, 30, { answer: answering({ frames: [] }), ...of({ task: 'a' }) }),
  demo('A task that is gone', 24, 18, { answer: answering({}), ...of({ task: 'gone' }) }),
  demo('Names to beware of', 24, 40, { answer: answering(HOSTILE), ...of({ task: 'a' }) }),
  demo('Names to beware of, as a tree', 24, 40, { answer: answering(HOSTILE), ...of({ task: 'a' }, { view: 'tree' }) }),
  demo('No task yet', 12, 16, { answer: answering({ tasks: () => [] }), state: 'empty' }),
  demo('Not answered yet', 12, 16, { answer: () => undefined, state: 'loading' }),
  demo('Refused', 12, 16, {
    answer: () => refused('Exception while fetching data (/getProfileTaskList) : storage is not reachable'),
    state: 'error',
  }),
]
