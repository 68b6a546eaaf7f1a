import { isHuge } from './clip'
import type { ChartSeries } from './model'

interface Drawn {
  readonly series: ChartSeries
}

/** Those of a bar chart that stand as bars; a value for the whole window stays a level line. */
export const isBar = ({ series }: Drawn): boolean => series.level !== true

/** The ends of the stack of every bucket: what is positive stands on zero, what is negative hangs from it. */
export function stackEnds(visible: readonly Drawn[], count: number): readonly number[] {
  const up = Array.from({ length: count }, () => 0)
  const down = Array.from({ length: count }, () => 0)
  for (const { series } of visible.filter(isBar))
    series.values.forEach((value, index) => {
      if (value === null || !Number.isFinite(value) || isHuge(value) || index >= count) return
      const side = value < 0 ? down : up
      side[index] = (side[index] ?? 0) + value
    })
  return [...up, ...down]
}
