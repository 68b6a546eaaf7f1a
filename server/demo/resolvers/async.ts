import { isRecord } from '@/protocol/decode'
import type { Breathe, Roots } from '../graphql/execute'
import type { TaskStore } from '../store/store'
import type { Profiles } from '../world/profile/profiles'
import type { AsyncTask } from '../world/profile/task'
import type { AsyncEvent, JfrEvent } from '../world/profile/units'
import { finished } from './events'
import { Tasks } from './profile-tasks'
import { spanOf, windowOf, type Scene, type WireDuration } from './scene'

/** `input AsyncProfilerTaskCreationRequest`. Seconds. */
interface CreationRequest {
  readonly serviceId: string
  readonly serviceInstanceIds: readonly string[]
  readonly duration: number
  readonly events: readonly AsyncEvent[]
  readonly execArgs?: string | null
}

interface ListRequest {
  readonly serviceId: string
  readonly queryDuration?: WireDuration | null
  readonly limit?: number | null
}

interface AnalyzeRequest {
  readonly taskId: string
  readonly instanceIds: readonly string[]
  readonly eventType: JfrEvent
}

/** async-profiler, which OAP has from 10.2 on. */
export function asyncRoots(scene: Scene, profiles: Profiles, store: TaskStore): Roots {
  const { clock, tz, storage } = scene
  const tasks = new Tasks(store, 'async', { clock, seeded: profiles.asyncTasks(clock()), read: readAsyncTask })
  return {
    Query: {
      queryAsyncProfilerTaskList({ request: { serviceId, queryDuration, limit } }: { request: ListRequest }) {
        const span = queryDuration ? spanOf(windowOf(queryDuration, tz, false), clock()) : undefined
        const found = tasks.all().filter((task) => task.serviceId === serviceId && isWithin(task, span))
        return { errorReason: null, tasks: found.slice(0, limit ?? undefined).map(wireTask) }
      },
      queryAsyncProfilerTaskProgress({ taskId }: { taskId: string }) {
        const task = tasks.find(taskId)
        const logs = task ? profiles.asyncLogs(task, clock()) : []
        const ended = (isEnd: (step: string) => boolean) =>
          logs.flatMap(({ instanceId, step }) => (isEnd(step) ? instanceId : []))
        return {
          // OAP gives each log the id of the task.
          logs: logs.map(({ instanceId, instance, step, at }) => ({
            id: taskId,
            instanceId,
            instanceName: instance,
            operationType: step,
            operationTime: at,
          })),
          errorInstanceIds: ended((step) => step.endsWith('_ERROR')),
          successInstanceIds: ended((step) => step === 'EXECUTION_FINISHED'),
        }
      },
      async queryAsyncProfilerAnalyze({ request }: { request: AnalyzeRequest }, breathe: Breathe) {
        const { taskId, instanceIds, eventType } = request
        const making = profiles.asyncTree(tasks.find(taskId), instanceIds, eventType, clock())
        const elements = await finished(making, breathe)
        return { tree: { type: eventType, elements } }
      },
    },
    Mutation: {
      createAsyncProfilerTask({ asyncProfilerTaskCreationRequest: asked }: CreationArguments) {
        const { serviceId, serviceInstanceIds: instanceIds, duration: seconds, events, execArgs } = asked
        const wrong = wrongIn(asked)
        if (wrong !== null) return { code: 'ARGUMENT_ERROR', errorReason: wrong, id: null }
        const now = clock()
        // The check compares minutes with seconds in SQL and so finds nothing (recorded 10.4 and 11.0).
        const isBusy = tasks
          .all()
          .some((task) => task.serviceId === serviceId && task.created + task.seconds * 1_000 > now)
        if (isBusy && storage !== 'jdbc')
          return {
            code: 'ALREADY_PROFILING_ERROR',
            errorReason: 'current service already has monitor async profiler task execute at this time',
            id: null,
          }
        const rest = { serviceId, instanceIds, events, seconds, args: execArgs ?? null }
        return {
          code: 'SUCCESS',
          errorReason: null,
          id: tasks.add(serviceId, (id, created) => ({ id, created, ...rest })),
        }
      },
    },
  }
}

interface CreationArguments {
  readonly asyncProfilerTaskCreationRequest: CreationRequest
}

function wrongIn({ duration, events, serviceInstanceIds }: CreationRequest): string | null {
  if (duration <= 0) return 'duration cannot be negative'
  if (events.length === 0) return 'events cannot be empty'
  return serviceInstanceIds.length === 0 ? 'serviceInstanceIds cannot be empty' : null
}

/** `undefined` is any time, `null` none at all. */
const isWithin = ({ created }: AsyncTask, span: ReturnType<typeof spanOf> | undefined): boolean =>
  span === undefined || (span !== null && created >= span[0] && created <= span[1])

/** `AsyncProfilerTask` of the schema. */
const wireTask = ({ id, serviceId, instanceIds, created, events, seconds, args }: AsyncTask) => ({
  id,
  serviceId,
  serviceInstanceIds: instanceIds,
  createTime: created,
  events,
  duration: seconds,
  execArgs: args,
})

const EVENTS: readonly AsyncEvent[] = ['CPU', 'WALL', 'LOCK', 'ALLOC', 'CTIMER', 'ITIMER']

/** A task as it was stored; `null` for what an older or newer release stored otherwise. */
function readAsyncTask(content: unknown): AsyncTask | null {
  if (!isRecord(content)) return null
  const { id, serviceId, created, seconds, args } = content
  if (typeof id !== 'string' || typeof serviceId !== 'string') return null
  if (typeof created !== 'number' || typeof seconds !== 'number') return null
  const listed = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
  const instanceIds = listed(content['instanceIds']).filter((one) => typeof one === 'string')
  const events = EVENTS.filter((event) => listed(content['events']).includes(event))
  return { id, serviceId, instanceIds, created, events, seconds, args: typeof args === 'string' ? args : null }
}
