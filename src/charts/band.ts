import { xOf, yOf, type Plot } from '@/geometry/plot'
import type { Band } from './model'

/** Where a series stands to what was predicted of it. */
export type Side = 'above' | 'below'

export function sideOf(value: number | null, band: Band, index: number): Side | null {
  if (value === null) return null
  const upper = band.upper[index] ?? null
  const lower = band.lower[index] ?? null
  if (upper !== null && value > upper) return 'above'
  return lower !== null && value < lower ? 'below' : null
}

/** A stay outside the band, both ends inclusive. */
export interface Breach {
  readonly side: Side
  readonly from: number
  readonly to: number
  /** It reaches the last closed bucket that has a value. */
  readonly lasts: boolean
}

/** The latest stay outside the band among the closed buckets; a bucket without a value does not end it. */
export function breachOf(values: readonly (number | null)[], band: Band, closed: number): Breach | null {
  let found: Breach | null = null
  let known = -1
  for (let index = 0; index < Math.min(closed, values.length); index += 1) {
    const value = values[index] ?? null
    if (value === null) continue
    const side = sideOf(value, band, index)
    const begun: number = found?.side === side && found.to === known ? found.from : index
    if (side) found = { side, from: begun, to: index, lasts: false }
    known = index
  }
  return found && { ...found, lasts: found.to === known }
}

const place = (x: number, y: number): string => `${x.toFixed(1)} ${y.toFixed(1)}`

/** The band as closed outlines, one for each stretch in which it is known. Without a lower end it stands on the axis. */
export function bandPath(plot: Plot, band: Band): string {
  const inside = (value: number): number => yOf(plot, Math.min(plot.max, Math.max(plot.min, value)))
  const stretches: number[][] = []
  for (let index = 0; index < plot.count; index += 1) {
    if ((band.upper[index] ?? null) === null) continue
    const last = stretches.at(-1)
    if (last?.at(-1) === index - 1) last.push(index)
    else stretches.push([index])
  }
  return stretches
    .filter((stretch) => stretch.length > 1)
    .map((stretch) => {
      const top = stretch.map((index) => place(xOf(plot, index), inside(band.upper[index] ?? plot.max)))
      const foot = stretch.toReversed().map((index) => place(xOf(plot, index), inside(band.lower[index] ?? plot.min)))
      return `M${[...top, ...foot].join('L')}Z`
    })
    .join('')
}

/** The predicted value itself, as a line that ends where nothing is predicted. */
export function predictedPath(plot: Plot, { value }: Band): string {
  return value
    .map((one, index) =>
      one === null
        ? ''
        : `${(value[index - 1] ?? null) === null ? 'M' : 'L'}${place(xOf(plot, index), yOf(plot, one))}`,
    )
    .join('')
}

/** The pieces of a line that lie outside the band, cut where the line crosses its edge. `closed` buckets are solid. */
export function breachPath(
  plot: Plot,
  values: readonly (number | null)[],
  band: Band,
  { closed, step }: { readonly closed: number; readonly step: boolean },
): string {
  const pieces: string[] = []
  const at = (index: number, value: number): string => place(xOf(plot, index), yOf(plot, value))
  for (let index = 0; index + 1 < Math.min(closed, values.length); index += 1) {
    const from = values[index] ?? null
    const to = values[index + 1] ?? null
    if (from === null || to === null) continue
    const [left, right] = [sideOf(from, band, index), sideOf(to, band, index + 1)]
    if (!left && !right) continue
    if (step) {
      if (left) pieces.push(`M${at(index, from)}L${at(index + 1, from)}`)
      if (right) pieces.push(`M${at(index + 1, from)}L${at(index + 1, to)}`)
      continue
    }
    const cut = crossing([from, to], band, index, left ?? right)
    const start = left ? at(index, from) : at(index + cut.share, cut.value)
    const end = right ? at(index + 1, to) : at(index + cut.share, cut.value)
    pieces.push(`M${start}L${end}`)
  }
  return pieces.join('')
}

/** Where a segment crosses the edge of the band it leaves or enters: share of the way, and the value there. */
function crossing(
  [from, to]: readonly [number, number],
  band: Band,
  index: number,
  side: Side | null,
): { readonly share: number; readonly value: number } {
  const edge = side === 'below' ? band.lower : band.upper
  const a = edge[index] ?? edge[index + 1] ?? from
  const b = edge[index + 1] ?? a
  const before = from - a
  const after = to - b
  const share = before === after ? 0 : Math.min(1, Math.max(0, before / (before - after)))
  return { share, value: from + (to - from) * share }
}
