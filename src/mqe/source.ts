import type { Step } from '@/time/step'

/** What the server behind an evaluation is able to do: 10.0 and 10.1, 10.2, 10.3, 10.4, 11.0. */
export type Level = 10.0 | 10.1 | 10.2 | 10.3 | 10.4 | 11.0

export type MetricType = 'REGULAR_VALUE' | 'LABELED_VALUE' | 'HEATMAP' | 'SAMPLED_RECORD'

export interface MetricFacts {
  readonly name: string
  readonly type: MetricType
  /** Attribute columns the storage keeps for top_n, `null` for a metric without any. */
  readonly attributes: readonly string[] | null
}

/** Labels of one series, sorted by key. */
export type LabelList = readonly { readonly key: string; readonly value: string }[]

export interface EngineOwner {
  readonly scope: string
  readonly serviceID: string | null
  readonly serviceName: string | null
  readonly normal: boolean | null
  readonly serviceInstanceID: string | null
  readonly serviceInstanceName: string | null
  readonly endpointID: string | null
  readonly endpointName: string | null
}

export interface EngineValue {
  readonly id: string | null
  /** `null` is OAP's empty value. */
  readonly value: number | null
  readonly traceID?: string | null
  readonly owner?: EngineOwner | null
}

/** OAP's `ExpressionResult` before number formatting: what the evaluator answers. */
export interface Evaluation {
  readonly type: 'UNKNOWN' | 'SINGLE_VALUE' | 'TIME_SERIES_VALUES' | 'SORTED_LIST' | 'RECORD_LIST'
  readonly error: string | null
  readonly results: readonly { readonly labels: LabelList; readonly values: readonly EngineValue[] }[]
}

export interface AttributeCondition {
  readonly name: string
  readonly equals: boolean
  readonly value: string
}

/**
 * The stored metrics of one entity in one window: entity and window are bound, so the evaluator knows neither.
 * Arrays of values run over the buckets; `back` asks for that many buckets before the first one too.
 */
export interface Source {
  readonly level: Level
  readonly step: Step
  /** Epoch ms of each bucket start of the window. */
  readonly at: readonly number[]
  /** `null`: this server does not know the metric. */
  facts(metric: string): MetricFacts | null
  /** `null`: the entity lacks names the metric's scope needs. */
  series(metric: string, back?: number): readonly (number | null)[] | null
  /**
   * One entry per label combination found, in the natural order of the stored label texts `{k=v,k2=v2}` (keys in the
   * order of the metric's rule); empty when nothing is stored. Selectors are the evaluator's matter. `null` as above.
   */
  labelled(
    metric: string,
    back?: number,
  ): readonly { readonly labels: LabelList; readonly values: readonly (number | null)[] }[] | null
  top(
    metric: string,
    limit: number,
    order: 'ASC' | 'DES',
    attributes: readonly AttributeCondition[],
  ): readonly EngineValue[]
  records(metric: string, limit: number, order: 'ASC' | 'DES'): readonly EngineValue[]
  /** Predicted values with the time bucket (yyyyMMddHHmm …) as id; all empty without a prediction. */
  baseline(metric: string, which: 'value' | 'upper' | 'lower'): readonly EngineValue[]
}
