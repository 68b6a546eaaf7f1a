import type { Pad } from './sheet'

/** Who writes lines, minute by minute. */
export interface LogSource {
  /** Names of the services that its lines are of. */
  readonly services: ReadonlySet<string>
  /** Writes the lines that begin in a minute of UTC. */
  fill(minute: number, pad: Pad): void
  /** Epoch ms after which no line of the minute is, by any clock. */
  until(minute: number): number
  /** Id of the trace and its segment that numbers of a sheet stand for. */
  traceOf(minute: number, trace: number, visit: number): { readonly traceId: string; readonly segmentId: string }
}
