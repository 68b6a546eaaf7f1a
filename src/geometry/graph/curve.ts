import type { Point } from './camera'
import { RADIUS } from './sizes'

/** Cubic curves one after the other: x, y of the start, then of two handles and an end each. */
export type Curve = Float64Array

/** Between a disc's middle and where a link leaves or enters it, px. */
const LEAVE = RADIUS + 3
const ENTER = RADIUS + 7
/** Nearer columns than this are joined by a bow, not by an S. */
const NEAR = 2 * LEAVE + 24
/** Between the two links of nodes that call each other, px. */
const APART = 7

export interface Bend {
  /** From column to column, as against straight over. */
  readonly flow: boolean
  /** How many steps beside the middle line: links of the same two nodes stand apart. */
  readonly lane: number
}

/** A link over `points`: a node's place, joints, a node's place. */
export function curveOf(points: readonly Point[], { flow, lane }: Bend): Curve {
  const from = points[0]
  const to = points.at(-1)
  if (!from || !to) return new Float64Array(0)
  if (points.length === 2 && (!flow || Math.abs(to.x - from.x) < NEAR)) return bow(from, to, lane)
  return flowing(points, lane)
}

/** S after S, level at nodes and joints. */
function flowing(points: readonly Point[], lane: number): Curve {
  const way = Math.sign((points.at(-1)?.x ?? 0) - (points[0]?.x ?? 0)) || 1
  const shift = lane * APART
  const values: number[] = []
  points.slice(1).forEach((to, at) => {
    const from = points[at] ?? to
    const start = { x: from.x + way * LEAVE, y: from.y + shift }
    const end = { x: to.x - way * ENTER, y: to.y + shift }
    const half = (start.x + end.x) / 2
    if (!values.length) values.push(start.x, start.y)
    else values.push(from.x, start.y, from.x, start.y, start.x, start.y)
    values.push(half, start.y, half, end.y, end.x, end.y)
  })
  return Float64Array.from(values)
}

/** From disc to disc, a little bent to the right of its way, so that calls both ways do not lie on each other. */
function bow(from: Point, to: Point, lane: number): Curve {
  const length = Math.hypot(to.x - from.x, to.y - from.y)
  if (length <= LEAVE + ENTER) return new Float64Array(0)
  const ux = (to.x - from.x) / length
  const uy = (to.y - from.y) / length
  const bend = length * 0.05 + lane * 2 * APART
  const [sx, sy] = [from.x + ux * LEAVE - (uy * lane * APART) / 2, from.y + uy * LEAVE + (ux * lane * APART) / 2]
  const [ex, ey] = [to.x - ux * ENTER - (uy * lane * APART) / 2, to.y - uy * ENTER + (ux * lane * APART) / 2]
  const handle = (share: number): [number, number] => [
    sx + (ex - sx) * share - uy * bend,
    sy + (ey - sy) * share + ux * bend,
  ]
  return Float64Array.from([sx, sy, ...handle(1 / 3), ...handle(2 / 3), ex, ey])
}

/** A node that calls itself: a small loop at its upper left, clear of its name, its badge and of calls from the left. */
export function loopOf({ x, y }: Point, lane: number): Curve {
  const reach = RADIUS * (1 + 0.35 * lane)
  return Float64Array.from([x - 19, y - 9, x - 20 - reach, y - 14 - reach / 2, x - 12, y - 24 - reach, x - 8, y - 25])
}

/** The curve's place at `share` of one of its pieces. */
function pieceAt(curve: Curve, piece: number, share: number): Point {
  const value = (axis: number): number => {
    const at = (step: number): number => curve[6 * piece + 2 * step + axis] ?? 0
    const rest = 1 - share
    return (
      rest * rest * rest * at(0) +
      3 * rest * rest * share * at(1) +
      3 * rest * share * share * at(2) +
      share * share * share * at(3)
    )
  }
  return { x: value(0), y: value(1) }
}

export const pieces = (curve: Curve): number => Math.max(0, (curve.length - 2) / 6)

/** The middle, where a label stands: of the middle piece. */
export function middleOf(curve: Curve): Point {
  const count = pieces(curve)
  return count % 2 ? pieceAt(curve, (count - 1) / 2, 0.5) : pieceAt(curve, count / 2, 0)
}

/** Direction in which the curve ends, of length 1. */
export function endingOf(curve: Curve): Point {
  const last = curve.length
  const at = (back: number): number => curve[last - back] ?? 0
  const [dx, dy] = [at(2) - at(4), at(1) - at(3)]
  const length = Math.hypot(dx, dy) || 1
  return { x: dx / length, y: dy / length }
}

/** Without its first and last fifth, where links of one node lie close. */
export function inner(curve: Curve): Curve {
  const last = pieces(curve) - 1
  const cut = curve.slice()
  if (last < 0) return cut
  const half = (from: number, to: number, share: number): void => {
    for (const axis of [0, 1]) {
      const at = (step: number): number => cut[from + Math.sign(to - from) * 2 * step + axis] ?? 0
      const mix = (a: number, b: number): number => a + (b - a) * share
      const [ab, bc, cd] = [mix(at(0), at(1)), mix(at(1), at(2)), mix(at(2), at(3))]
      const [abc, bcd] = [mix(ab, bc), mix(bc, cd)]
      ;[mix(abc, bcd), bcd, cd].forEach((value, step) => (cut[from + Math.sign(to - from) * 2 * step + axis] = value))
    }
  }
  half(0, 6, 0.2)
  half(cut.length - 2, cut.length - 8, last > 0 ? 0.2 : 0.25)
  return cut
}

/** As a line of straight pieces, `steps` for each of the curve's. */
export function sampled(curve: Curve, steps = 12): Point[] {
  const points: Point[] = []
  for (let piece = 0; piece < pieces(curve); piece++) {
    for (let step = piece ? 1 : 0; step <= steps; step++) points.push(pieceAt(curve, piece, step / steps))
  }
  return points
}

/** Distance of a place from the curve. */
export function distanceTo(curve: Curve, { x, y }: Point): number {
  const points = sampled(curve)
  let least = Infinity
  points.slice(1).forEach((to, at) => {
    const from = points[at] ?? to
    const [dx, dy] = [to.x - from.x, to.y - from.y]
    const share = Math.min(1, Math.max(0, ((x - from.x) * dx + (y - from.y) * dy) / (dx * dx + dy * dy || 1)))
    least = Math.min(least, Math.hypot(x - from.x - share * dx, y - from.y - share * dy))
  })
  return least
}
