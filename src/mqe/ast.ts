/** Offsets into the expression's text. */
export interface Span {
  readonly from: number
  readonly to: number
}

export type Aggregate = 'avg' | 'count' | 'latest' | 'max' | 'min' | 'sum'
export type Order = 'asc' | 'des'
export type ArithOp = '+' | '-' | '*' | '/' | '%'
export type CompareOp = '==' | '!=' | '<=' | '<' | '>=' | '>'
export type LogicOp = '&&' | '||'

export interface Label extends Span {
  readonly name: string
  /** Without its quotes; there are no escapes. */
  readonly value: string
}
export interface LabelName extends Span {
  readonly name: string
}
export interface Scalar extends Span {
  readonly kind: 'scalar'
  /** `5` or `0.25`, as written. */
  readonly text: string
}
export interface Metric extends Span {
  readonly kind: 'metric'
  readonly name: string
  /** `null` without braces. */
  readonly labels: readonly Label[] | null
}
export interface Paren extends Span {
  readonly kind: 'paren'
  readonly of: Node
}
export interface Arithmetic extends Span {
  readonly kind: 'arithmetic'
  readonly op: ArithOp
  readonly left: Node
  readonly right: Node
}
export interface Compare extends Span {
  readonly kind: 'compare'
  readonly op: CompareOp
  /** The word `bool` behind the operator: OAP reads it and ignores it. */
  readonly bool: boolean
  readonly left: Node
  readonly right: Node
}
export interface Logic extends Span {
  readonly kind: 'logic'
  readonly op: LogicOp
  readonly left: Node
  readonly right: Node
}
export interface Aggregation extends Span {
  readonly kind: 'aggregation'
  readonly fn: Aggregate
  readonly of: Node
}
export interface Mathematical extends Span {
  readonly kind: 'mathematical'
  readonly fn: 'abs' | 'ceil' | 'floor'
  readonly of: Node
}
export interface Round extends Span {
  readonly kind: 'round'
  readonly of: Node
  /** Digits of an integer literal: it may be too large for OAP, which throws only when it gets there. */
  readonly digits: string
}
export interface Trend extends Span {
  readonly kind: 'trend'
  readonly fn: 'increase' | 'rate'
  readonly metric: Metric
  readonly range: string
}
export interface Choice extends Span {
  readonly kind: 'choice'
  readonly fn: 'view_as_seq' | 'is_present'
  readonly of: readonly Node[]
}
export interface Attribute extends Span {
  readonly name: string
  readonly equals: boolean
  readonly value: string
}
export interface TopN extends Span {
  readonly kind: 'top_n'
  readonly metric: Metric
  readonly limit: string
  readonly order: Order
  readonly attributes: readonly Attribute[]
}
export interface TopNOf extends Span {
  readonly kind: 'top_n_of'
  readonly of: readonly TopN[]
  readonly limit: string
  readonly order: Order
}
export interface Relabels extends Span {
  readonly kind: 'relabels'
  readonly of: Node
  readonly target: Label
  readonly replacement: Label
}
export interface AggregateLabels extends Span {
  readonly kind: 'aggregate_labels'
  readonly of: Node
  readonly fn: Aggregate
  /** `null` without a list. */
  readonly labels: readonly LabelName[] | null
}
export interface SortValues extends Span {
  readonly kind: 'sort_values'
  readonly of: Node
  /** `null` without one (10.2 and older). */
  readonly limit: string | null
  readonly order: Order
  /** Read and ignored by OAP: `'none'` for the comma alone, `null` without it (10.2 and older). */
  readonly fn: Aggregate | 'none' | null
}
export interface SortLabelValues extends Span {
  readonly kind: 'sort_label_values'
  readonly of: Node
  readonly order: Order
  readonly labels: readonly LabelName[]
}
export interface Baseline extends Span {
  readonly kind: 'baseline'
  readonly metric: Metric
  readonly which: 'value' | 'upper' | 'lower'
}

export type Binary = Arithmetic | Compare | Logic
export type Node =
  | Scalar
  | Metric
  | Paren
  | Binary
  | Aggregation
  | Mathematical
  | Round
  | Trend
  | Choice
  | TopN
  | TopNOf
  | Relabels
  | AggregateLabels
  | SortValues
  | SortLabelValues
  | Baseline
