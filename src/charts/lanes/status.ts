import type { LanesPainter } from './model'
import { columnOf, laneOf } from './place'

/** What a lane can be in: its colour, and how high of 0 … 1 it is drawn. */
export interface LaneState {
  readonly word: string
  /** Of the colour. */
  readonly token: string
  readonly height: number
}

/** Buckets in a row that are in one state, both ends inclusive. */
export interface Stay {
  readonly state: number
  readonly from: number
  readonly to: number
}

export function staysOf(cells: readonly (number | null)[]): readonly Stay[] {
  const stays: { state: number; from: number; to: number }[] = []
  cells.forEach((state, index) => {
    const last = stays.at(-1)
    if (state === null) return
    if (last?.state === state && last.to === index - 1) last.to = index
    else stays.push({ state, from: index, to: index })
  })
  return stays
}

/** Between lanes, px; and the line on which stretches stand, which goes on where nothing is known. */
const GAP = 5

/** `cells[lane][bucket]` is the index of a state. */
export const statusPainter =
  (cells: readonly (readonly (number | null)[])[], states: readonly LaneState[]): LanesPainter =>
  (pen, place, tokens) => {
    const [first, last] = [columnOf(place, 0), columnOf(place, place.at.length - 1)]
    place.kept.forEach((lane, row) => {
      const { top, height } = laneOf(place, row)
      const room = Math.max(3, height - GAP)
      const foot = top + height - 1
      for (const { state, from, to } of staysOf(cells[lane] ?? [])) {
        const { token, height: share } = states[state] ?? { token: 'edge', height: 1 }
        const [start, end] = [columnOf(place, from), columnOf(place, to)]
        const high = Math.max(2, Math.round(room * share))
        pen.fillStyle = tokens.colour(token)
        pen.fillRect(
          start.left,
          foot - high,
          Math.max(1, end.left + end.width - start.left - (end.width > 3 ? 1 : 0)),
          high,
        )
      }
      pen.fillStyle = tokens.grid
      pen.fillRect(first.left, foot, last.left + last.width - first.left, 1)
    })
  }
