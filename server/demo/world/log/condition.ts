import type { InstanceKey, ServiceKey } from '@/protocol/ids'
import type { WireTag } from '@/protocol/trace/span'

/** What lines are searched by; all of it must hold. */
export interface LogSearch {
  readonly service?: ServiceKey
  readonly instance?: InstanceKey
  readonly endpoint?: InstanceKey
  readonly trace?: { readonly traceId: string; readonly segmentId?: string; readonly spanId?: number }
  /** Epoch ms, both included: the time that a line tells. */
  readonly from: number
  readonly to: number
  /** Epoch ms of the server's clock: what came later is not there. */
  readonly now: number
  readonly tags: readonly WireTag[]
  /** Words in lower case of which a line has each, and those of which it has none. */
  readonly including: readonly string[]
  readonly excluding: readonly string[]
  readonly order: 'ASC' | 'DES'
  /** The lines from `skipped` on up to `rows` of the order are wanted. */
  readonly skipped: number
  readonly rows: number
}
