import { isRecord } from '@/protocol/decode'
import { endOf, type TraceTask } from '../world/profile/task'

/** `input ProfileTaskCreationRequest`. Minutes, and ms. */
export interface CreationRequest {
  readonly serviceId: string
  readonly endpointName: string
  readonly startTime?: number | null
  readonly duration: number
  readonly minDurationThreshold: number
  readonly dumpPeriod: number
  readonly maxSamplingCount: number
}

/** Why OAP does not take a task, in its words and in the order that it looks; `null` when it does. */
export function refusalOf(asked: CreationRequest, start: number, tasks: readonly TraceTask[]): string | null {
  const { serviceId, endpointName, duration, minDurationThreshold, dumpPeriod, maxSamplingCount } = asked
  if (endpointName === '') return 'endpoint name cannot be empty'
  if (duration < 1) return 'monitor duration must greater than 1 minutes'
  if (minDurationThreshold < 0) return 'min duration threshold must greater than or equals zero'
  if (maxSamplingCount <= 0) return 'max sampling count must greater than zero'
  if (duration > 15) return 'The duration of the monitoring task cannot be greater than 15 minutes'
  if (dumpPeriod < 10) return 'dump period must be greater than or equals 10 milliseconds'
  if (maxSamplingCount >= 10) return 'max sampling count must less than 10'
  // Without a service OAP looks at the tasks of all (observed).
  const others = tasks.filter((task) => serviceId === '' || task.serviceId === serviceId)
  const isMet = others.some((task) => task.start <= start + duration * 60_000 && endOf(task) >= start)
  return isMet ? 'current service already has monitor task execute at this time' : null
}

/** A task as it was stored; `null` for what an older or newer release stored otherwise. */
export function readTraceTask(content: unknown): TraceTask | null {
  if (!isRecord(content)) return null
  const { id, serviceId, endpoint, created, start, minutes, threshold, period, samples } = content
  if (typeof id !== 'string' || typeof serviceId !== 'string' || typeof endpoint !== 'string') return null
  if (typeof created !== 'number' || typeof start !== 'number' || typeof minutes !== 'number') return null
  if (typeof threshold !== 'number' || typeof period !== 'number' || typeof samples !== 'number') return null
  return { id, serviceId, endpoint, created, start, minutes, threshold, period, samples }
}
