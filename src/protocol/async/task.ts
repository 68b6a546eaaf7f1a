import { answerOf, integer, listOrNone, object, open, optional, text, type Decoder } from '../decode'
import type { Duration } from '../duration'
import type { Operation } from '../operation'

/** What a task samples. `CPU` excludes `WALL`, `CTIMER` and `ITIMER`. */
export type AsyncEvent = 'CPU' | 'WALL' | 'LOCK' | 'ALLOC' | 'CTIMER' | 'ITIMER' | (string & {})

export interface AsyncTask {
  /** Opaque. */
  readonly id: string
  readonly serviceId: string
  readonly instanceIds: readonly string[]
  /** Epoch ms. */
  readonly created: number
  readonly events: readonly AsyncEvent[]
  /** Seconds. */
  readonly duration: number
  /** Arguments of the profiler itself, as `live,interval=10ms`; '' where there are none. */
  readonly args: string
}

/** `refused` is why OAP has no list, in its words. */
export interface AsyncTaskList {
  readonly tasks: readonly AsyncTask[]
  readonly refused: string | null
}

export interface AsyncTaskListRequest {
  readonly serviceId: string
  readonly queryDuration?: Duration
  readonly limit: number
}

const task: Decoder<AsyncTask> = (value, path) => {
  const { serviceInstanceIds, createTime, execArgs, ...rest } = wire(value, path)
  return { ...rest, instanceIds: serviceInstanceIds, created: createTime, args: execArgs ?? '' }
}

const wire = object({
  id: text,
  serviceId: text,
  serviceInstanceIds: listOrNone(text),
  createTime: integer,
  events: listOrNone(open('CPU', 'WALL', 'LOCK', 'ALLOC', 'CTIMER', 'ITIMER')),
  duration: integer,
  execArgs: optional(text),
})

const taskList = object({ errorReason: optional(text), tasks: listOrNone(task) })

/** Newest first on every server that was recorded; the order is not promised. */
export const queryAsyncProfilerTaskList: Operation<{ readonly request: AsyncTaskListRequest }, AsyncTaskList> = {
  name: 'queryAsyncProfilerTaskList',
  document: `query QueryAsyncProfilerTaskList($request: AsyncProfilerTaskListRequest!) {
    queryAsyncProfilerTaskList(request: $request) {
      errorReason
      tasks { id serviceId serviceInstanceIds createTime events duration execArgs }
    }
  }`,
  needs: 'async-profiler',
  effort: 'list',
  decode: answerOf('queryAsyncProfilerTaskList', (value, path) => {
    const { errorReason, tasks } = taskList(value, path)
    return { tasks, refused: errorReason || null }
  }),
}
