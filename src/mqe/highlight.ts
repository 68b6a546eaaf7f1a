import { styleTags, tags } from '@lezer/highlight'

/** Colours of the editor by node. */
export const highlighting = styleTags({
  'Integer Decimal': tags.number,
  String: tags.string,
  'MetricName/Name': tags.variableName,
  'LabelName/Name GeneralLabel': tags.propertyName,
  'AggregateWord MathWord RoundWord TrendWord LogicWord TopNWord TopNOfWord RelabelsWord': tags.function(tags.name),
  'AggregateLabelsWord SortValuesWord SortLabelValuesWord BaselineWord': tags.function(tags.name),
  'OrderWord BoolWord AttributeWord PredictionWord': tags.keyword,
  'ArithOp CompareOp LogicOp AttributeOp': tags.operator,
  '( )': tags.paren,
  '{ }': tags.brace,
  ',': tags.separator,
})
