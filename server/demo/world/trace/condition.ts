import type { InstanceKey, ServiceKey } from '@/protocol/ids'

/** What segments are searched by; all of it must hold. */
export interface TraceSearch {
  readonly service?: ServiceKey
  readonly instance?: InstanceKey
  readonly endpoint?: InstanceKey
  readonly traceId?: string
  /** Epoch ms, both included: when a segment begins, by the clock of its host. */
  readonly from: number
  readonly to: number
  /** Epoch ms of the server's clock: what is not reported by then is not there. */
  readonly now: number
  /** Ms, both included. */
  readonly least?: number
  readonly most?: number
  readonly faulty?: boolean
  readonly tags: readonly { readonly key: string; readonly value: string }[]
  readonly order: 'start' | 'duration'
  /** Rows of whole traces, each by the best of its segments, instead of segments. */
  readonly whole: boolean
  /** The first so many rows of the order are wanted. */
  readonly rows: number
}
