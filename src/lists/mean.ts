import type { Result, Value } from '@/mqe/result'
import { isBad } from '@/mqe/result'

/** `avg(m)/100` beside the series `m/100`: the number is the mean of what is drawn, and need not be asked for. */
export function isMeanOf(expression: string, trend: string): boolean {
  const [, metric, scale] =
    /^\s*avg\(\s*(\w+(?:\{[^{}]*\})?)\s*\)((?:\s*[*/]\s*\d+(?:\.\d+)?)*)\s*$/.exec(expression) ?? []
  return metric !== undefined && plain(metric + (scale ?? '')) === plain(trend)
}

const plain = (expression: string): string => expression.replace(/\s+/g, '')

/** As MQE's `avg`: empty buckets do not count, a series without any value has no mean. */
export function meanOf(result: Result): Result {
  if (result.kind !== 'series') return result
  return {
    kind: 'scalar',
    values: result.lines.map(({ labels, points }) => ({ labels, value: mean(points.map(({ value }) => value)) })),
  }
}

function mean(values: readonly Value[]): Value {
  const bad = values.find((value) => value !== null && isBad(value))
  if (bad !== undefined) return bad
  const numbers = values.filter((value) => typeof value === 'number')
  return numbers.length === 0 ? null : numbers.reduce((sum, value) => sum + value, 0) / numbers.length
}
