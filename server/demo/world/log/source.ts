import type { Pad } from './sheet'

/** Whether a line of a mark that says something may be wanted. */
export type Wants = (mark: number, say: number) => boolean

/** Who writes lines, minute by minute. */
export interface LogSource {
  /** Whether it has lines of a service. */
  writes(service: string): boolean
  /** Marks that have all the tags that its lines ever have, and maybe more. */
  readonly marks: readonly number[]
  /**
   * Writes the lines that begin in a minute of UTC and pauses now and then. Those that are not wanted may be left out, if that
   * spares work: then it answers false.
   */
  fill(minute: number, pad: Pad, wants: Wants | null): Generator<undefined, boolean>
  /** No line of a minute is later than so many minutes after that begins. */
  readonly lateMinutes: number
  /** Lines that are older than this are not there any more, in ms. */
  readonly reachMs?: number
  /** Epoch ms after which no line of the minute is, by any clock. */
  until(minute: number): number
  /** Id of the trace and its segment that numbers of a sheet stand for. */
  traceOf(minute: number, trace: number, visit: number): { readonly traceId: string; readonly segmentId: string }
}
