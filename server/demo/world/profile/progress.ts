import { instanceId, parseInstanceId, parseServiceId } from '@/protocol/ids'
import type { InstanceData } from '@/layers/world'
import { uniform } from '../hash'
import type { World } from '../world'
import { endOf, type AsyncTask, type TaskLog, type TraceTask } from './task'

export type TraceStep = 'NOTIFIED' | 'EXECUTION_FINISHED'
export type AsyncStep = TraceStep | 'EXECUTION_TASK_ERROR' | 'JFR_UPLOAD_FILE_TOO_LARGE_ERROR'
/** What of the world progress is told from. */
export type Living = Pick<World, 'graph' | 'instances'>

/** Its agent refuses perf events: every task fails there at once. */
export const REFUSES = 'catalog-7nvhfg6hj-l45fv'
/** Languages whose agents dump threads. */
const DUMPING = ['JAVA', 'PYTHON']
/** Events times seconds of which a recording is larger than OAP takes. */
const TOO_LARGE = 2_400

/** Ms until an agent has heard of a task, and until OAP has heard that it ended. */
const HEARD = [1_000, 7_000] as const
const TOLD = [300, 2_500] as const

type Draw = (what: string, range: readonly [least: number, most: number]) => number

const drawFor = ({ graph }: Living, task: string, instance: string): Draw => {
  return (what, [least, most]) =>
    Math.round(least + (most - least) * uniform(graph.ground.seed, `task|${task}|${instance}|${what}`, 0))
}

/** What happened by `now`, the newest first as OAP lists it. */
function by<Step extends string>(now: number, logs: readonly TaskLog<Step>[]): readonly TaskLog<Step>[] {
  return logs.filter(({ at }) => at <= now).toSorted((a, b) => b.at - a.at)
}

/** Instances that an agent with thread dumps runs in, alive when the task is handed out. */
export function dumpingIn(living: Living, task: TraceTask): readonly InstanceData[] {
  const service = parseServiceId(task.serviceId)
  if (!service) return []
  return living
    .instances(service, task.created, task.created + HEARD[1])
    .filter(({ language }) => DUMPING.includes(language ?? ''))
}

/** Epoch ms from which an instance takes part. */
export const notifiedAt = (living: Living, { id, created }: TraceTask, instance: string): number =>
  created + drawFor(living, id, instance)('heard', HEARD)

export function traceLogs(living: Living, task: TraceTask, now: number): readonly TaskLog<TraceStep>[] {
  const service = parseServiceId(task.serviceId)
  if (!service) return []
  const logs = dumpingIn(living, task).flatMap(({ name }): TaskLog<TraceStep>[] => {
    const told = drawFor(living, task.id, name)('told', TOLD)
    const about = { instanceId: instanceId({ service, name }), instance: name }
    const heard = notifiedAt(living, task, name)
    return [
      { ...about, step: 'NOTIFIED', at: heard },
      { ...about, step: 'EXECUTION_FINISHED', at: Math.max(heard, endOf(task)) + told },
    ]
  })
  return by(now, logs)
}

/** What becomes of a task on one instance, `null` where no agent ever hears of it. */
export interface AsyncRun {
  readonly instanceId: string
  readonly service: string
  readonly instance: string
  /** Epoch ms: when its agent began, and when OAP heard of the end. */
  readonly began: number
  readonly ended: number
  readonly end: Exclude<AsyncStep, 'NOTIFIED'>
}

export function runsOf(living: Living, task: AsyncTask): readonly AsyncRun[] {
  return [...new Set(task.instanceIds)].flatMap((id) => {
    const key = parseInstanceId(id)
    const found =
      key && living.instances(key.service, task.created, task.created + HEARD[1]).find(({ name }) => name === key.name)
    if (!key || found?.language !== 'JAVA') return []
    const draw = drawFor(living, task.id, key.name)
    const began = task.created + draw('heard', HEARD)
    const told = draw('told', TOLD)
    const about = { instanceId: id, service: key.service.name, instance: key.name, began }
    if (key.name === REFUSES) return { ...about, ended: began + told, end: 'EXECUTION_TASK_ERROR' }
    const large = task.seconds * task.events.length > TOO_LARGE
    const end = large ? 'JFR_UPLOAD_FILE_TOO_LARGE_ERROR' : 'EXECUTION_FINISHED'
    return { ...about, ended: began + task.seconds * 1_000 + told, end }
  })
}

export function asyncLogs(living: Living, task: AsyncTask, now: number): readonly TaskLog<AsyncStep>[] {
  const logs = runsOf(living, task).flatMap(({ instanceId: id, instance, began, ended, end }): TaskLog<AsyncStep>[] => [
    { instanceId: id, instance, step: 'NOTIFIED', at: began },
    { instanceId: id, instance, step: end, at: ended },
  ])
  return by(now, logs)
}
