import type { LanesPainter } from './model'
import { columnOf, laneOf } from './place'

/** Steps of the ramp, `--heat-0` to `--heat-8`. */
export const STEPS = 9

/** What the ends of the ramp stand for. */
export interface HeatRange {
  readonly low: number
  readonly high: number
}

/** From zero, or from the lowest where that is below; the same value everywhere is the strongest colour, zero the weakest. */
export function heatRange(cells: readonly (readonly (number | null)[])[]): HeatRange {
  let [low, high] = [0, 0]
  for (const values of cells)
    for (const value of values)
      if (value !== null) {
        if (value < low) low = value
        if (value > high) high = value
      }
  return { low, high }
}

/** Step of the ramp for a value, 0 to 8. */
export function heatStep(value: number, { low, high }: HeatRange): number {
  if (high <= low) return 0
  // Halves first: the range of the widest numbers is no number.
  const share = (value / 2 - low / 2) / (high / 2 - low / 2)
  return Math.min(STEPS - 1, Math.max(0, Math.floor(share * STEPS)))
}

/** From this width of a cell on there is a gap of 1 px between cells. */
const GAP_FROM = 4

/** `cells[lane][bucket]`; an empty cell has the colour of the grid. */
export const heatPainter =
  (cells: readonly (readonly (number | null)[])[], range: HeatRange): LanesPainter =>
  (pen, place, tokens) => {
    const colours = Array.from({ length: STEPS }, (_, step) => tokens.colour(`heat-${step}`))
    const columns = place.at.map((_, index) => columnOf(place, index))
    place.kept.forEach((lane, row) => {
      const { top, height } = laneOf(place, row)
      const high = Math.max(1, height - (height >= GAP_FROM ? 1 : 0))
      columns.forEach(({ left, width }, index) => {
        const value = cells[lane]?.[index] ?? null
        pen.fillStyle = value === null ? tokens.grid : (colours[heatStep(value, range)] ?? tokens.grid)
        pen.fillRect(left, top, Math.max(1, width - (width >= GAP_FROM ? 1 : 0)), high)
      })
    })
  }
