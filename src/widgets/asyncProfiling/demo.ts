import { demoOf, refused } from '../demoAnswers'
import type { PanelDemo, Request } from '../demos'

const MINUTE = 60_000
const POD = (name: string): string => `c2hvcDo6Y2hlY2tvdXQ=.1_${btoa(name)}`
const PODS = ['checkout-7d9c5b6f4-x2k8q', 'checkout-7d9c5b6f4-m4z1t', 'checkout-7d9c5b6f4-p9w3r'].map(POD)
const LONG = 'x'.repeat(900)

interface Given {
  readonly events?: readonly string[]
  readonly args?: string | null
  readonly pods?: readonly string[]
  /** Minutes ago. */
  readonly ago?: number
}

const task = (id: string, { events = ['CPU', 'ALLOC', 'LOCK'], args = 'live', pods = PODS, ago = 12 }: Given = {}) => ({
  ...{ id, serviceId: 'c2hvcDo6Y2hlY2tvdXQ=.1', serviceInstanceIds: pods, events, duration: 60, execArgs: args },
  at: ago * MINUTE,
})
const TASKS = [
  task('1'),
  task('2', { events: ['WALL'], args: 'interval=20ms', ago: 47, pods: PODS.slice(0, 1) }),
  task('3', { events: ['LOCK'], args: null, ago: 1_700 }),
]
const HOSTILE = [
  task('1', {
    events: ['<img src=x onerror=alert(1)>', LONG],
    args: `${'\u202e'}live,${LONG}`,
    pods: [LONG, '__proto__'],
  }),
  task('2', { events: [], args: '{{7*7}} ${jndi:ldap://x}', ago: 30 }),
]

/** Frames under their parents, by depth: `2 name share`. */
const STACK = [
  '0  1000',
  '1 java.lang.Thread.run 1000',
  '2 org.apache.tomcat.util.threads.TaskThread$WrappingRunnable.run 820',
  '3 org.springframework.web.servlet.DispatcherServlet.doDispatch 780',
  '4 shop.checkout.OrderController.create 700',
  '5 shop.checkout.OrderService.place 420',
  '6 com.zaxxer.hikari.pool.HikariPool.getConnection 260',
  '6 org.postgresql.jdbc.PgPreparedStatement.execute 140',
  '5 com.fasterxml.jackson.databind.ObjectMapper.writeValueAsBytes 180',
  '2 java.util.concurrent.ThreadPoolExecutor.getTask 120',
]
const HOSTILE_STACK = [
  '0  10',
  '1 <script>alert("frame")</script> 10',
  `2 ${LONG} 6`,
  '2 سلة\u202eesrever\u202cعربة 3',
  '2 a\u0000b\u0007 1',
]

function elementsOf(lines: readonly string[]): readonly object[] {
  const path: string[] = []
  return lines.map((line, at) => {
    const [, depth = '0', name = '', total = '0'] = /^(\d+) (.*) (\d+)$/.exec(line) ?? []
    const level = Number(depth)
    const parentId = level === 0 ? '-1' : (path[level - 1] ?? '0')
    path[level] = String(at)
    return { id: String(at), parentId, name, total: Number(total), self: 0 }
  })
}

type How = 'succeeded' | 'failed' | 'large' | 'running' | 'silent'
const STEPS = { failed: 'EXECUTION_TASK_ERROR', large: 'JFR_UPLOAD_FILE_TOO_LARGE_ERROR' } as const

function progressOf(how: readonly How[], pods: readonly string[], now: number): object {
  const of = (wanted: readonly How[]) => pods.filter((_, at) => wanted.includes(how[at] ?? 'silent'))
  const logs = pods.flatMap((instanceId, at) => {
    const one = how[at] ?? 'silent'
    if (one === 'silent') return []
    const log = (operationType: string, ago: number) => {
      const instanceName = atob(/_([A-Za-z0-9+/=]+)$/.exec(instanceId)?.[1] ?? '')
      return {
        id: `${at}.${operationType}`,
        instanceId,
        instanceName,
        operationType,
        operationTime: now - ago * MINUTE,
      }
    }
    const end = one === 'failed' || one === 'large' ? [log(STEPS[one], 11)] : []
    return [log('NOTIFIED', 12), ...end, ...(one === 'succeeded' ? [log('EXECUTION_FINISHED', 10.8)] : [])]
  })
  return { logs, errorInstanceIds: of(['failed', 'large']), successInstanceIds: of(['succeeded']) }
}

interface Play {
  readonly tasks?: readonly ReturnType<typeof task>[]
  readonly how?: readonly How[]
  readonly stack?: readonly string[]
  readonly analysis?: unknown
}

const playing =
  ({ tasks = TASKS, how = ['succeeded', 'succeeded', 'succeeded'], stack = STACK, analysis }: Play) =>
  ({ operation, now, variables }: Request): unknown => {
    switch (operation) {
      case 'QueryAsyncProfilerTaskList': {
        const listed = tasks.map(({ at, ...one }) => ({ ...one, createTime: now - at }))
        return { data: { queryAsyncProfilerTaskList: { errorReason: null, tasks: listed } } }
      }
      case 'QueryAsyncProfilerTaskProgress': {
        const pods = tasks.find(({ id }) => id === variables['taskId'])?.serviceInstanceIds ?? []
        return { data: { queryAsyncProfilerTaskProgress: progressOf(how, pods, now) } }
      }
      case 'QueryAsyncProfilerAnalyze':
        return analysis ?? { data: { queryAsyncProfilerAnalyze: { tree: { elements: elementsOf(stack) } } } }
      default:
        return undefined
    }
  }

const demo = demoOf('AsyncProfiling')
const opened = (id: string, filters: Readonly<Record<string, string>> = {}) => ({
  filters: new Map([['task', id], ...Object.entries(filters)]),
})
const OPEN = { panel: opened('1') }

export const demos: readonly PanelDemo[] = [
  demo('The newest task is open', 24, 30, { answer: playing({}) }),
  demo('Tasks', 8, 14, { answer: playing({}) }),
  demo('Allocation of all instances', 24, 30, {
    answer: playing({}),
    panel: opened('1', { event: 'OBJECT_ALLOCATION_IN_NEW_TLAB' }),
  }),
  demo('One failed, one never answered', 24, 30, {
    answer: playing({ how: ['succeeded', 'failed', 'silent'] }),
    ...OPEN,
  }),
  demo('Narrow', 6, 34, { answer: playing({ how: ['succeeded', 'succeeded', 'large'] }), ...OPEN }),
  demo('Running', 24, 18, {
    answer: playing({ tasks: [task('1', { ago: 0.5 })], how: ['running', 'silent', 'running'] }),
    ...OPEN,
    state: 'empty',
  }),
  demo('Failed everywhere', 24, 18, {
    answer: playing({ how: ['failed', 'large', 'failed'] }),
    ...OPEN,
    state: 'empty',
  }),
  demo('Nothing of this event', 24, 18, { answer: playing({ stack: ['0  0'] }), ...OPEN, state: 'empty' }),
  demo('The analysis is refused', 24, 18, {
    answer: playing({ analysis: refused('java.io.IOException: the recording of this task is damaged') }),
    ...OPEN,
    state: 'error',
  }),
  demo('A task that is not listed', 12, 14, { answer: playing({}), panel: opened('gone') }),
  demo('No task', 8, 12, { answer: playing({ tasks: [] }), state: 'empty' }),
  demo('Not answered yet', 8, 12, { answer: () => undefined, state: 'loading' }),
  demo('Refused', 8, 12, {
    answer: () => refused('Exception while fetching data (/queryAsyncProfilerTaskList) : storage is not reachable'),
    state: 'error',
  }),
  demo('Names to beware of', 24, 34, {
    answer: playing({ tasks: HOSTILE, how: ['succeeded', 'succeeded'], stack: HOSTILE_STACK }),
    ...OPEN,
  }),
]
