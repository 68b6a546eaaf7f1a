/** What a task asks for. */
export type AsyncEvent = 'CPU' | 'WALL' | 'LOCK' | 'ALLOC' | 'CTIMER' | 'ITIMER'

/** What a recording can be read as. */
export type JfrEvent =
  | 'EXECUTION_SAMPLE'
  | 'LOCK'
  | 'OBJECT_ALLOCATION_IN_NEW_TLAB'
  | 'OBJECT_ALLOCATION_OUTSIDE_TLAB'
  | 'PROFILER_LIVE_OBJECT'

/** Of which of a task's events a recording has something; live objects are recorded with `live` among the arguments only. */
export const RECORDED_BY: Readonly<Record<JfrEvent, readonly AsyncEvent[]>> = {
  EXECUTION_SAMPLE: ['CPU', 'WALL', 'CTIMER', 'ITIMER'],
  LOCK: ['LOCK'],
  OBJECT_ALLOCATION_IN_NEW_TLAB: ['ALLOC'],
  OBJECT_ALLOCATION_OUTSIDE_TLAB: ['ALLOC'],
  PROFILER_LIVE_OBJECT: ['ALLOC'],
}

/** State of an instance while it was recorded. */
export interface Busy {
  readonly minutes: number
  /** Share of the processor at work, and of the memory in use, 0 to 1. */
  readonly cpu: number
  readonly memory: number
  /** 1 is the load of an ordinary day. */
  readonly load: number
  /** How much an incident takes part, 0 to 1. */
  readonly trouble: number
}

const SAMPLES_A_MINUTE = 6_000
const NS_A_MINUTE = 60e9
const ALLOCATED_A_MINUTE = 1.1e9
/** Threads that wait for a lock: nearly none, or a pool of them. */
const WAITING = { calm: 0.02, troubled: 6 }
const LIVE_OBJECTS = 120_000

/** All of a recording: samples, ns of waiting, bytes, or objects. Whole numbers. */
export function totalOf(event: JfrEvent, { minutes, cpu, memory, load, trouble }: Busy): number {
  switch (event) {
    case 'EXECUTION_SAMPLE':
      return Math.round(minutes * SAMPLES_A_MINUTE * cpu)
    case 'LOCK':
      return Math.round(minutes * NS_A_MINUTE * (WAITING.calm + (WAITING.troubled - WAITING.calm) * trouble))
    case 'OBJECT_ALLOCATION_IN_NEW_TLAB':
      return Math.round(minutes * ALLOCATED_A_MINUTE * load * (1 + trouble))
    case 'OBJECT_ALLOCATION_OUTSIDE_TLAB':
      return Math.round(minutes * ALLOCATED_A_MINUTE * 0.06 * load)
    case 'PROFILER_LIVE_OBJECT':
      return Math.round(LIVE_OBJECTS * memory)
  }
}
