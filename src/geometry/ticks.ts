/** A value axis: `min` and `max` are ticks, so the top grid line is the top of the plot. */
export interface Scale {
  readonly min: number
  readonly max: number
  readonly step: number
  readonly ticks: readonly number[]
}

const STEPS = [1, 2, 2.5, 5, 10]

/** The smallest of 1, 2, 2.5, 5 times a power of ten that is at least `raw`. */
export function niceStep(raw: number): number {
  const power = 10 ** Math.floor(Math.log10(raw))
  return power * (STEPS.find((step) => step * power >= raw * 0.9999) ?? 10)
}

/** The smallest power of two that is at least `raw`: what memory is counted in. */
const binaryStep = (raw: number): number => 2 ** Math.ceil(Math.log2(raw * 0.9999))

/**
 * Ticks around `low … high` in at most `intervals` + 1 steps of 1, 2, 2.5 or 5 times a power of ten, or from 1024 on, where
 * that is the `base`, of a power of two. Both ends are finite.
 */
export function niceScale(low: number, high: number, intervals: number, base: 1000 | 1024 = 1000): Scale {
  const top = high > low ? high : low === 0 ? 1 : low + Math.abs(low)
  const span = top - low
  const step = base === 1024 && top >= 1024 ? binaryStep(span / intervals) : niceStep(span / intervals)
  const first = Math.floor(low / step + 1e-9)
  const last = Math.max(Math.ceil(top / step - 1e-9), first + 1)
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => round((first + index) * step, step))
  return { min: ticks[0] ?? low, max: ticks.at(-1) ?? top, step, ticks }
}

/** Removes the binary noise of `3 × 0.1`: two digits more than the step has. */
function round(value: number, step: number): number {
  const digits = Math.max(0, 2 - Math.floor(Math.log10(step)))
  return digits > 15 ? value : Number(value.toFixed(digits)) + 0
}
