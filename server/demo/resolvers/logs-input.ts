import type { Pagination } from './events-page'
import type { ServiceCondition, WireDuration } from './scene'

interface Common {
  readonly relatedTrace?: TraceScope | null
  readonly queryDuration?: WireDuration | null
  readonly tags?: readonly { readonly key: string; readonly value?: string | null }[] | null
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
export interface Condition extends Common {
  readonly serviceId?: string | null
  readonly serviceInstanceId?: string | null
  readonly endpointId?: string | null
}

/** `input LogQueryConditionByName`. */
export interface ConditionByName extends Common {
  readonly service?: ServiceCondition | null
  readonly instance?: (ServiceCondition & { readonly instanceName: string }) | null
  readonly endpoint?: (ServiceCondition & { readonly endpointName: string }) | null
}
