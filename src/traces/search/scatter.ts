import { niceScale } from '@/geometry/ticks'
import type { Box } from './box'
import type { FoundTrace } from './found'

export interface Frame {
  readonly width: number
  readonly height: number
  /** Epoch ms. */
  readonly from: number
  readonly to: number
}

/** A trace as a point, px. */
export interface Dot {
  readonly x: number
  readonly y: number
  readonly trace: FoundTrace
}

export interface Scatter {
  readonly dots: readonly Dot[]
  /** Durations that carry a grid line, ms. */
  readonly ticks: readonly { readonly y: number; readonly value: number }[]
  /** Traces whose start or duration is no number, or that lie outside the window. */
  readonly left: number
  readonly plot: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }
  readonly boxAt: (a: { readonly x: number; readonly y: number }, b: { readonly x: number; readonly y: number }) => Box
  readonly rectOf: (box: Box) => {
    readonly x: number
    readonly y: number
    readonly width: number
    readonly height: number
  }
}

const LEFT = 62
const RIGHT = 12
const TOP = 8
const FOOT = 18

/** From here on a scale by powers of ten tells more than an even one: the longest is so many times the middle one. */
const UNEVEN = 20

/** Duration over time. The axis begins at nothing; where few are far longer than the rest, it goes by powers of ten. */
export function scatterOf(traces: readonly FoundTrace[], { width, height, from, to }: Frame): Scatter {
  const known = traces.flatMap((trace) => {
    const { start, duration } = trace
    return start !== null && duration !== null && start >= from && start <= to ? [{ trace, start, duration }] : []
  })
  const plot = {
    left: LEFT,
    right: Math.max(LEFT + 1, width - RIGHT),
    top: TOP,
    bottom: Math.max(TOP + 1, height - FOOT),
  }
  const span = Math.max(1, to - from)
  const axis = axisOf(known.map(({ duration }) => duration))
  const x = (at: number): number => plot.left + ((at - from) / span) * (plot.right - plot.left)
  const y = (value: number): number => plot.bottom - axis.share(value) * (plot.bottom - plot.top)
  const timeAt = (px: number): number =>
    Math.round(from + (clamp(px, plot.left, plot.right) - plot.left) * (span / (plot.right - plot.left)))
  const valueAt = (px: number): number =>
    axis.value((plot.bottom - clamp(px, plot.top, plot.bottom)) / (plot.bottom - plot.top))
  return {
    dots: known.map(({ trace, start, duration }) => ({ x: x(start), y: y(duration), trace })),
    ticks: axis.ticks.map((value) => ({ y: y(value), value })),
    left: traces.length - known.length,
    plot,
    boxAt: (a, b) => ({
      from: timeAt(Math.min(a.x, b.x)),
      to: timeAt(Math.max(a.x, b.x)),
      min: Math.max(0, Math.floor(valueAt(Math.max(a.y, b.y)))),
      max: Math.ceil(valueAt(Math.min(a.y, b.y))),
    }),
    rectOf: (box) => {
      const [left, right] = [x(Math.max(from, box.from)), x(Math.min(to, box.to))]
      const [top, bottom] = [y(Math.min(axis.most, box.max)), y(Math.min(axis.most, box.min))]
      return { x: left, y: top, width: Math.max(1, right - left), height: Math.max(1, bottom - top) }
    },
  }
}

interface Axis {
  readonly most: number
  readonly ticks: readonly number[]
  readonly share: (value: number) => number
  readonly value: (share: number) => number
}

function axisOf(durations: readonly number[]): Axis {
  const sorted = durations.map((one) => Math.max(0, one)).sort((a, b) => a - b)
  const longest = sorted.at(-1) ?? 1
  const middle = sorted[Math.floor(sorted.length / 2)] ?? 1
  if (longest > UNEVEN * Math.max(1, middle)) {
    const powers = Math.max(1, Math.ceil(Math.log10(longest + 1)))
    const ticks = Array.from({ length: powers + 1 }, (_, power) => 10 ** power)
    return {
      most: 10 ** powers,
      // Every second power where they would stand too near each other.
      ticks: ticks.filter((_, index) => powers < 4 || index % 2 === powers % 2),
      share: (value) => clamp(Math.log10(Math.max(1, value)) / powers, 0, 1),
      value: (share) => (share <= 0 ? 0 : 10 ** (share * powers)),
    }
  }
  const { max, ticks } = niceScale(0, Math.max(1, longest), 3)
  return { most: max, ticks, share: (value) => clamp(value / max, 0, 1), value: (share) => share * max }
}

const clamp = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most)

/** The nearest point within `reach` px. */
export function dotAt(dots: readonly Dot[], x: number, y: number, reach = 12): Dot | null {
  let best: Dot | null = null
  let least = reach ** 2
  for (const dot of dots) {
    const distance = (dot.x - x) ** 2 + (dot.y - y) ** 2
    if (distance <= least) {
      best = dot
      least = distance
    }
  }
  return best
}

const ROUND = 2.75
const DIAMOND = 4

/** All points of one look as one path: rings would hide how many lie on each other. */
export const roundPath = (dots: readonly Dot[]): string =>
  dots
    .map(
      ({ x, y }) =>
        `M${px(x - ROUND)} ${px(y)}a${ROUND} ${ROUND} 0 1 0 ${2 * ROUND} 0a${ROUND} ${ROUND} 0 1 0 ${-2 * ROUND} 0`,
    )
    .join('')

export const diamondPath = (dots: readonly Dot[]): string =>
  dots
    .map(
      ({ x, y }) =>
        `M${px(x)} ${px(y - DIAMOND)}l${DIAMOND} ${DIAMOND}l${-DIAMOND} ${DIAMOND}l${-DIAMOND} ${-DIAMOND}z`,
    )
    .join('')

const px = (value: number): number => Math.round(value * 10) / 10
