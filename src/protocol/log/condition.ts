import type { Duration } from '../duration'

/** What lines are searched by; all of it must hold. OAP wants `queryDuration` or `relatedTrace`. */
export interface LogCondition {
  readonly serviceId?: string
  readonly serviceInstanceId?: string
  readonly endpointId?: string
  /** Of a trace, of one of its segments, of a span of that. */
  readonly relatedTrace?: { readonly traceId: string; readonly segmentId?: string; readonly spanId?: number }
  readonly queryDuration?: Duration
  /** Only keys that the server declares searchable find anything. */
  readonly tags?: readonly { readonly key: string; readonly value: string }[]
  /** Ignored, not refused, where the storage cannot search content. */
  readonly keywordsOfContent?: readonly string[]
  readonly excludingKeywordsOfContent?: readonly string[]
  /** By time; absent: newest first. */
  readonly queryOrder?: 'ASC' | 'DES'
  /** Pages count from 1. */
  readonly paging: { readonly pageNum: number; readonly pageSize: number }
}
