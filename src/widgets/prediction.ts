/** An expression that predicts another one of the same widget. */
export interface Prediction {
  /** Index of the expression that is predicted. */
  readonly of: number
  readonly which: 'upper' | 'lower' | 'value'
}

const CALL = /\bbaseline\s*\(\s*([A-Za-z_]\w*)\s*,\s*(upper|lower|value)\s*\)/

const bare = (expression: string): string => expression.replace(/\s+/g, '')

/**
 * Which expressions are predictions, index by index: `baseline(service_sla,upper)/100` predicts `service_sla/100`, the same
 * text with the metric in place of the call; failing that, the first expression that reads the metric. `null` for all
 * others, and for a prediction that nothing in the widget is measured by: that one is a plain line.
 */
export function predictionsOf(expressions: readonly string[]): readonly (Prediction | null)[] {
  const plain = expressions.map((expression) => (CALL.test(expression) ? null : bare(expression)))
  return expressions.map((expression) => {
    const [call, metric = '', which] = CALL.exec(expression) ?? []
    if (call === undefined) return null
    const measured = bare(expression.replace(call, metric))
    const reads = new RegExp(`\\b${metric}\\b`)
    const same = plain.indexOf(measured)
    const of = same >= 0 ? same : plain.findIndex((one) => one !== null && reads.test(one))
    return of < 0 ? null : { of, which: which === 'upper' || which === 'lower' ? which : 'value' }
  })
}
