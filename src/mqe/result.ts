/**
 * What an expression is worth, decoded: the pivot between the wire and the widgets.
 * Times are epoch milliseconds of the bucket start as the server named it.
 */
export type Labels = Readonly<Record<string, string>>

/** `null` is an empty value. A value that is not a finite decimal number is `bad` and keeps its text (`∞`, `NaN`, `1234,568`). */
export type Value = number | null | Bad
export interface Bad {
  readonly bad: string
}

export interface Point {
  readonly at: number
  readonly value: Value
}
export interface Line {
  readonly labels: Labels
  readonly points: readonly Point[]
}
/** The entity a ranking row is about (OAP 10.2 and newer). */
export interface Owner {
  readonly scope: string
  readonly serviceId: string | null
  readonly serviceName: string | null
  readonly normal: boolean | null
  readonly instanceId: string | null
  readonly instanceName: string | null
  readonly endpointId: string | null
  readonly endpointName: string | null
}
export interface Rank {
  readonly name: string
  readonly value: Value
  readonly owner: Owner | null
}
export interface Sample {
  readonly name: string
  readonly value: Value
  readonly traceId: string | null
}
/** Why a question has no answer. `server` carries OAP's own words. */
export type Cause =
  | 'expression'
  | 'graphql'
  | 'network'
  | 'timeout'
  | 'overloaded'
  | 'status'
  | 'not-json'
  /** Something before the gateway wants to know who asks. */
  | 'sign-in'
  | 'too-large'
  | 'refused'
  | 'aborted'
  | 'unsupported'

export interface Failure {
  readonly kind: 'failure'
  readonly cause: Cause
  readonly message: string
  readonly status?: number
  readonly requestId?: string
  /** Epoch ms, the page's clock: the server wants to be left alone until then. */
  readonly retryAt?: number
}

export type Result =
  | { readonly kind: 'scalar'; readonly values: readonly { readonly labels: Labels; readonly value: Value }[] }
  | { readonly kind: 'series'; readonly lines: readonly Line[] }
  | { readonly kind: 'ranking'; readonly rows: readonly Rank[] }
  | { readonly kind: 'records'; readonly rows: readonly Sample[] }
  | {
      readonly kind: 'heatmap'
      readonly buckets: readonly { readonly from: number; readonly to: number }[]
      readonly columns: readonly { readonly at: number; readonly counts: readonly number[] }[]
    }
  /** OAP said UNKNOWN without an error: an incomplete entity, or a metric that MQE does not read. */
  | { readonly kind: 'nothing' }
  | Failure
export type ResultKind = Result['kind']
export type ResultOf<K extends ResultKind> = Extract<Result, { kind: K }>

export const isBad = (value: Value): value is Bad => typeof value === 'object' && value !== null
