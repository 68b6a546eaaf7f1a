import { MARGINS, plotOf, type Plot } from '@/geometry/plot'
import { STEP_MS } from '@/time/step'
import { buckets, type Window } from '@/time/window'
import { openIndex, type Size } from '../drawing'

/** One row of a plot of lanes. */
export interface Lane {
  /** Stable over refreshes. */
  readonly id: string
  readonly name: string
  /** Where there is no room for all, those with the greatest stay. */
  readonly weight: number
}

/** Heights of a lane between which it takes what there is, px. */
export interface LaneHeights {
  readonly least: number
  readonly most: number
}

/** Where lanes and buckets lie, px from the top left of the plot. */
export interface LanesPlace {
  readonly at: readonly number[]
  /** Its ends are the middles of the first and the last bucket. */
  readonly plot: Plot
  /** Half a bucket. */
  readonly half: number
  /** Indexes of the lanes that are drawn, from the top. */
  readonly kept: readonly number[]
  readonly lane: number
  /** Lanes from one label to the next. */
  readonly labelEach: number
  /** Of the first bucket that is still filling, `null` when all are closed. */
  readonly open: number | null
  readonly hasTimes: boolean
}

const NAME = { least: 26, most: 160, share: 0.32, sign: 6.4, gap: 8 }
const LABEL = 12
/** Of the whole plot, px: with less the times give way to the lanes. */
const TIMES_FROM = 56

export function lanesPlace(
  lanes: readonly Lane[],
  { least, most }: LaneHeights,
  time: { readonly window: Window; readonly now: number },
  size: Size,
): LanesPlace {
  const at = buckets(time.window)
  const hasTimes = size.height >= TIMES_FROM
  const margins = { ...MARGINS, left: leftFor(lanes, size.width), bottom: hasTimes ? MARGINS.bottom : 4 }
  const room = Math.max(0, size.height - margins.top - margins.bottom)
  const count = Math.max(1, Math.min(lanes.length, Math.floor(room / least)))
  const lane = Math.min(most, room / count)
  const half = Math.max(0, size.width - margins.left - margins.right) / (2 * at.length)
  const lower = room - lane * count
  const sides = { ...margins, left: margins.left + half, right: margins.right + half, bottom: margins.bottom + lower }
  return {
    at,
    plot: plotOf(size, at.length, { min: 0, max: count }, sides),
    half,
    kept: heaviest(lanes, count),
    lane,
    labelEach: Math.max(1, Math.ceil(LABEL / Math.max(1, lane))),
    open: openIndex(at, STEP_MS[time.window.step], time.now),
    hasTimes,
  }
}

/** Room for the names, px; never less than other charts leave, so that one instant is at one place in all of them. */
function leftFor(lanes: readonly Lane[], width: number): number {
  const longest = lanes.reduce((most, { name }) => Math.max(most, Math.min(40, [...name].length)), 0)
  const wished = Math.max(NAME.least, longest * NAME.sign)
  return Math.max(MARGINS.left, 12 + NAME.gap + Math.min(wished, NAME.most, width * NAME.share))
}

function heaviest(lanes: readonly Lane[], count: number): readonly number[] {
  const all = lanes.map((_, index) => index)
  if (count >= all.length) return all
  const weight = (index: number): number => lanes[index]?.weight ?? 0
  return all
    .toSorted((a, b) => weight(b) - weight(a) || a - b)
    .slice(0, count)
    .sort((a, b) => a - b)
}

/** The ends of a bucket, px, whole: neighbours meet. */
export function columnOf({ plot, half }: LanesPlace, index: number): { readonly left: number; readonly width: number } {
  const start = plot.left - half
  const left = Math.round(start + 2 * half * index)
  return { left, width: Math.max(1, Math.round(start + 2 * half * (index + 1)) - left) }
}

/** The same for the lane at this place from the top. */
export function laneOf({ plot, lane }: LanesPlace, row: number): { readonly top: number; readonly height: number } {
  const top = Math.round(plot.top + lane * row)
  return { top, height: Math.max(1, Math.round(plot.top + lane * (row + 1)) - top) }
}

/** Which of the drawn lanes lies there, the nearest where none does; `null` without lanes. */
export function rowAt({ plot, lane, kept }: LanesPlace, y: number): number | null {
  if (kept.length === 0 || lane <= 0) return null
  return Math.min(kept.length - 1, Math.max(0, Math.floor((y - plot.top) / lane)))
}
