import type { Scale } from './ticks'

/** Space around a plot, px. */
export interface Margins {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** Left axis 38, right 12, foot 20, top 6 (design language 6). */
export const MARGINS: Margins = { left: 38, right: 12, top: 6, bottom: 20 }

/** Where buckets and values lie, px from the top left of the chart. */
export interface Plot {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  readonly count: number
  readonly min: number
  readonly max: number
}

export function plotOf(
  size: { readonly width: number; readonly height: number },
  count: number,
  scale: Pick<Scale, 'min' | 'max'>,
  margins: Margins = MARGINS,
): Plot {
  return {
    left: margins.left,
    top: margins.top,
    width: Math.max(0, size.width - margins.left - margins.right),
    height: Math.max(0, size.height - margins.top - margins.bottom),
    count,
    min: scale.min,
    max: scale.max,
  }
}

/** The bucket's place. The first lies on the axis, the last at the right end; a lone one in the middle. */
export const xOf = (plot: Plot, index: number): number =>
  plot.left + (plot.count > 1 ? (plot.width * index) / (plot.count - 1) : plot.width / 2)

export const yOf = (plot: Plot, value: number): number =>
  plot.top + plot.height * (1 - (value - plot.min) / (plot.max - plot.min || 1))

/** The bucket nearest to a place, inside the plot's ends. */
export function indexAt(plot: Plot, x: number): number {
  if (plot.count <= 1 || plot.width <= 0) return 0
  const index = Math.round(((x - plot.left) / plot.width) * (plot.count - 1))
  return Math.min(plot.count - 1, Math.max(0, index))
}

/** Stretches of buckets without a value, both ends inclusive. */
export function gapsOf(empty: readonly boolean[]): { readonly from: number; readonly to: number }[] {
  const gaps: { from: number; to: number }[] = []
  empty.forEach((is, index) => {
    const last = gaps.at(-1)
    if (!is) return
    if (last && last.to === index - 1) last.to = index
    else gaps.push({ from: index, to: index })
  })
  return gaps
}
