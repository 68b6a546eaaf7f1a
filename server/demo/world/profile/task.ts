import type { AsyncEvent } from './units'

/** A task of trace profiling, as OAP keeps it. */
export interface TraceTask {
  readonly id: string
  readonly serviceId: string
  readonly endpoint: string
  /** Epoch ms: when it was asked for, and when the agents begin. */
  readonly created: number
  readonly start: number
  readonly minutes: number
  /** A call is looked at once it lasted so many ms. */
  readonly threshold: number
  /** Ms from dump to dump. */
  readonly period: number
  /** Calls that each agent looks at. */
  readonly samples: number
}

/** A task of async-profiler, as OAP keeps it. */
export interface AsyncTask {
  readonly id: string
  readonly serviceId: string
  readonly instanceIds: readonly string[]
  /** Epoch ms. */
  readonly created: number
  readonly events: readonly AsyncEvent[]
  readonly seconds: number
  readonly args: string | null
}

/** What an instance reports of a task, the same shape for both kinds. */
export interface TaskLog<Step extends string> {
  readonly instanceId: string
  readonly instance: string
  readonly step: Step
  /** Epoch ms. */
  readonly at: number
}

export const endOf = ({ start, minutes }: TraceTask): number => start + minutes * 60_000
