import type { IdsAsked, NamesAsked, TagAsked } from './about'
import type { WireDuration } from './scene'

interface Common {
  readonly traceId?: string | null
  readonly queryDuration?: WireDuration | null
  readonly minTraceDuration?: number | null
  readonly maxTraceDuration?: number | null
  readonly traceState: 'ALL' | 'SUCCESS' | 'ERROR'
  readonly queryOrder: 'BY_START_TIME' | 'BY_DURATION'
  readonly tags?: readonly TagAsked[] | null
  readonly paging: { readonly pageNum?: number | null; readonly pageSize: number }
}

/** `input TraceQueryCondition`. */
export type Condition = Common & IdsAsked

/** `input TraceQueryConditionByName`. */
export type ConditionByName = Common & NamesAsked
