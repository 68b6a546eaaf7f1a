import type { ServiceCondition, WireDuration } from './scene'

interface Common {
  readonly traceId?: string | null
  readonly queryDuration?: WireDuration | null
  readonly minTraceDuration?: number | null
  readonly maxTraceDuration?: number | null
  readonly traceState: 'ALL' | 'SUCCESS' | 'ERROR'
  readonly queryOrder: 'BY_START_TIME' | 'BY_DURATION'
  readonly tags?: readonly { readonly key: string; readonly value?: string | null }[] | null
  readonly paging: { readonly pageNum?: number | null; readonly pageSize: number }
}

/** `input TraceQueryCondition`. */
export interface Condition extends Common {
  readonly serviceId?: string | null
  readonly serviceInstanceId?: string | null
  readonly endpointId?: string | null
}

/** `input TraceQueryConditionByName`. */
export interface ConditionByName extends Common {
  readonly service?: ServiceCondition | null
  readonly instance?: (ServiceCondition & { readonly instanceName: string }) | null
  readonly endpoint?: (ServiceCondition & { readonly endpointName: string }) | null
}
