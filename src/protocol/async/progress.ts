import { answerOf, integer, listOrNone, object, open, optional, text } from '../decode'
import type { Operation } from '../operation'

/** A step of one instance on its way through a task. */
export interface AsyncTaskLog {
  readonly id: string
  readonly instanceId: string
  readonly instanceName: string
  readonly step:
    'NOTIFIED' | 'EXECUTION_FINISHED' | 'JFR_UPLOAD_FILE_TOO_LARGE_ERROR' | 'EXECUTION_TASK_ERROR' | (string & {})
  /** Epoch ms. */
  readonly at: number
}

/** An unknown task has empty lists (recorded on 10.4 and 11.0). */
export interface AsyncProgress {
  readonly logs: readonly AsyncTaskLog[]
  readonly failed: readonly string[]
  readonly succeeded: readonly string[]
}

const wire = object({
  logs: listOrNone(
    object({
      id: text,
      instanceId: text,
      instanceName: text,
      operationType: open('NOTIFIED', 'EXECUTION_FINISHED', 'JFR_UPLOAD_FILE_TOO_LARGE_ERROR', 'EXECUTION_TASK_ERROR'),
      operationTime: integer,
    }),
  ),
  /** The schema lets single ids be null. */
  errorInstanceIds: listOrNone(optional(text)),
  successInstanceIds: listOrNone(optional(text)),
})

const isText = (value: string | null): value is string => value !== null

export const queryAsyncProfilerTaskProgress: Operation<{ readonly taskId: string }, AsyncProgress> = {
  name: 'queryAsyncProfilerTaskProgress',
  document: `query QueryAsyncProfilerTaskProgress($taskId: String!) {
    queryAsyncProfilerTaskProgress(taskId: $taskId) {
      logs { id instanceId instanceName operationType operationTime }
      errorInstanceIds
      successInstanceIds
    }
  }`,
  needs: 'async-profiler',
  effort: 'list',
  decode: answerOf('queryAsyncProfilerTaskProgress', (value, path) => {
    const { logs, errorInstanceIds, successInstanceIds } = wire(value, path)
    return {
      logs: logs.map(({ operationType, operationTime, ...log }) => ({
        ...log,
        step: operationType,
        at: operationTime,
      })),
      failed: errorInstanceIds.filter(isText),
      succeeded: successInstanceIds.filter(isText),
    }
  }),
}
