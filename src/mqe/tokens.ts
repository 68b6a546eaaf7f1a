import * as terms from './parser.terms.gen'
import type { Level } from './source'
import { wordKind, type WordKind } from './words'

const TERMS: Readonly<Record<WordKind, number>> = {
  Name: -1,
  Integer: terms.Integer,
  General: terms.GeneralLabel,
  Bool: terms.BoolWord,
  Aggregate: terms.AggregateWord,
  Mathematical: terms.MathWord,
  Round: terms.RoundWord,
  Trend: terms.TrendWord,
  Logical: terms.LogicWord,
  TopN: terms.TopNWord,
  TopNOf: terms.TopNOfWord,
  Relabels: terms.RelabelsWord,
  AggregateLabels: terms.AggregateLabelsWord,
  SortValues: terms.SortValuesWord,
  SortLabelValues: terms.SortLabelValuesWord,
  Baseline: terms.BaselineWord,
  Order: terms.OrderWord,
  Attribute: terms.AttributeWord,
  Prediction: terms.PredictionWord,
}

export const wordTermAt =
  (level: Level) =>
  (text: string, _stack?: unknown): number =>
    TERMS[wordKind(text, level)]

/** The grammar's own specializer: every word of the newest level is a token. */
export const wordTerm = wordTermAt(11.0)
