import type { Result } from '@/mqe/result'
import { decodeResult } from '../mqe/decode'

/** A metric as the rule saw it in the minutes before it fired; its times are buckets in the server's zone. */
export interface SnapshotMetric {
  readonly name: string
  /** `MQEValues` as they came; `undefined` unless details were asked for. */
  readonly results: unknown
}

/** The same as a series, on the time axis of the alarm: the server's zone is `offset` minutes east of UTC. */
export const snapshotResult = ({ results }: SnapshotMetric, offset: number): Result =>
  decodeResult({ type: 'TIME_SERIES_VALUES', error: null, results }, offset)
