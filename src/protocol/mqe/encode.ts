import { formatValue } from '@/mqe/format'
import type { EngineValue, Evaluation } from '@/mqe/source'

/** OAP's `ExpressionResult` on the wire: what a server of the demo answers. */
export interface WireExpressionResult {
  readonly type: Evaluation['type']
  readonly error: string | null
  readonly results: readonly {
    readonly metric: { readonly labels: readonly { readonly key: string; readonly value: string }[] }
    readonly values: readonly WireMetricValue[]
  }[]
}
export interface WireMetricValue {
  readonly id: string | null
  /** Text; `null` is an empty value. */
  readonly value: string | null
  readonly traceID: string | null
  readonly owner: EngineValue['owner'] | null
}

export const encodeEvaluation = ({ type, error, results }: Evaluation): WireExpressionResult => ({
  type,
  error,
  results: results.map(({ labels, values }) => ({ metric: { labels }, values: values.map(encodeValue) })),
})

const encodeValue = ({ id, value, traceID, owner }: EngineValue): WireMetricValue => ({
  id,
  value: formatValue(value),
  traceID: traceID ?? null,
  owner: owner ?? null,
})
