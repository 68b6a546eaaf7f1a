import { STEP_MS, type Step } from '@/time/step'
import type { Trend } from './ast'
import { row, type Row, type Working } from './working'

/** value(t) - value(t - range); the first `range` values are only the base of the others. `seconds` divides it for a rate. */
function risen(from: Row, range: number, seconds: number): Row {
  const length = Math.max(0, from.numbers.length - range)
  const numbers = new Float64Array(length)
  const empty = new Uint8Array(length)
  for (let index = 0; index < length; index += 1) {
    const value = from.numbers[index + range] ?? 0
    if (from.empty[index + range] === 1) {
      numbers[index] = value
      empty[index] = 1
    } else if (from.empty[index] === 1) empty[index] = 1
    else numbers[index] = (value - (from.numbers[index] ?? 0)) / seconds
  }
  return row(from.labels, numbers, empty, from.ids.slice(range))
}

/** increase and rate of a series that starts `range` steps before the window. */
export function trend(working: Working, fn: Trend['fn'], range: number, step: Step): Working {
  const seconds = fn === 'rate' ? (range * STEP_MS[step]) / 1000 : 1
  working.rows = working.rows.map((each) => risen(each, range, seconds))
  return working
}
