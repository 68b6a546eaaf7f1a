import { parseInstanceId } from '@/protocol/ids'
import type { AsyncProgress } from '@/protocol/async/progress'
import type { AsyncTask } from '@/protocol/async/task'

/**
 * How a task went on one instance. `waiting`: nobody there has taken it yet; `running`: it was taken and is not over;
 * `silent`: its time is over and nothing came.
 */
export type Result = 'succeeded' | 'failed' | 'running' | 'waiting' | 'silent'

export interface Outcome {
  readonly id: string
  readonly name: string
  readonly result: Result
  /** What its agent said went wrong. */
  readonly error: 'JFR_UPLOAD_FILE_TOO_LARGE_ERROR' | 'EXECUTION_TASK_ERROR' | (string & {}) | null
  /** Epoch ms of the last that was heard of it. */
  readonly at: number | null
}

/** ms that an agent may take to hear of a task and to send what it recorded. */
const GRACE = 120_000

/** Epoch ms from which on nothing more is waited for. */
export const dueAt = ({ created, duration }: Pick<AsyncTask, 'created' | 'duration'>): number =>
  created + Math.max(0, duration) * 1_000 + GRACE

/** Of every instance that the task names, in its order, and of those that answered without being named. `now`: epoch ms. */
export function outcomesOf(task: AsyncTask, progress: AsyncProgress, now: number): readonly Outcome[] {
  const { logs, succeeded, failed } = progress
  const ids = new Set([...task.instanceIds, ...succeeded, ...failed, ...logs.map(({ instanceId }) => instanceId)])
  const isOver = now >= dueAt(task)
  return [...ids].map((id) => {
    const own = logs.filter(({ instanceId }) => instanceId === id)
    const error = own.find(({ step }) => step.endsWith('_ERROR'))
    const isDone = succeeded.includes(id) || own.some(({ step }) => step === 'EXECUTION_FINISHED')
    const name = own.find(({ instanceName }) => instanceName !== '')?.instanceName ?? parseInstanceId(id)?.name ?? id
    const rest = isOver ? 'silent' : own.length > 0 ? 'running' : 'waiting'
    return {
      id,
      name,
      result: failed.includes(id) || (error && !isDone) ? 'failed' : isDone ? 'succeeded' : rest,
      error: error?.step ?? null,
      at: own.length === 0 ? null : Math.max(...own.map(({ at }) => at)),
    }
  })
}

export const isUnderWay = (outcomes: readonly Outcome[]): boolean =>
  outcomes.some(({ result }) => result === 'running' || result === 'waiting')

export const idsThat = (outcomes: readonly Outcome[], wanted: Result): readonly string[] =>
  outcomes.flatMap(({ id, result }) => (result === wanted ? id : []))
