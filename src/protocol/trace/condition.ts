import type { Duration } from '../duration'

/** What traces are searched by; all of it must hold. OAP wants `traceId` or `queryDuration`. */
export interface TraceCondition {
  readonly serviceId?: string
  readonly serviceInstanceId?: string
  readonly endpointId?: string
  readonly traceId?: string
  readonly queryDuration?: Duration
  /** Milliseconds, both included; of a segment in a v1 list. */
  readonly minTraceDuration?: number
  readonly maxTraceDuration?: number
  readonly traceState: 'ALL' | 'SUCCESS' | 'ERROR'
  /** Descending, both. */
  readonly queryOrder: 'BY_START_TIME' | 'BY_DURATION'
  /** Only keys that the server declares searchable find anything. */
  readonly tags?: readonly { readonly key: string; readonly value?: string }[]
  readonly paging: { readonly pageNum: number; readonly pageSize: number }
}
