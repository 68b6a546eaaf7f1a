import type { IdsAsked, NamesAsked, TagAsked } from './about'
import type { Pagination } from './events-page'
import type { WireDuration } from './scene'

interface Common {
  readonly relatedTrace?: TraceScope | null
  readonly queryDuration?: WireDuration | null
  readonly tags?: readonly TagAsked[] | null
  readonly keywordsOfContent?: readonly string[] | null
  readonly excludingKeywordsOfContent?: readonly string[] | null
  readonly queryOrder?: 'ASC' | 'DES' | null
  readonly paging: Pagination
}

/** `input TraceScopeCondition`. */
export interface TraceScope {
  readonly traceId: string
  readonly segmentId?: string | null
  readonly spanId?: number | null
}

/** `input LogQueryCondition`. */
export type Condition = Common & IdsAsked

/** `input LogQueryConditionByName`. */
export type ConditionByName = Common & NamesAsked
