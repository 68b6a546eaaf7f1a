import type { Box, Point } from './camera'
import { distanceTo, type Curve } from './curve'

/** Side of a cell, px at zoom 1; larger ones for so many lines that the cells would cost more than they save. */
const CELL = 128
const LARGE_CELL = 256
const MANY = 4_000

/** What lies where: finds the nearest disc or line without looking at all of them. */
export interface HitIndex {
  /** Number of the nearest disc whose middle is within `reach`. */
  node(at: Point, reach: number): number | null
  /** Number of the nearest line within `reach`. */
  link(at: Point, reach: number): number | null
  /** Numbers of the discs with their middle in the box, ascending. */
  nodesIn(box: Box): readonly number[]
  /** Numbers of the lines of which a piece may be in the box, ascending. */
  linksIn(box: Box): readonly number[]
}

interface Cells {
  readonly side: number
  readonly lists: Map<number, number[]>
}

/** One number for a cell; maps are far smaller than 2²⁴ cells. */
const keyOf = (x: number, y: number): number => (x + 0x80_0000) * 0x100_0000 + (y + 0x80_0000)

function put({ side, lists }: Cells, x: number, y: number, what: number): void {
  const key = keyOf(Math.floor(x / side), Math.floor(y / side))
  const cell = lists.get(key)
  if (!cell) lists.set(key, [what])
  else if (cell[cell.length - 1] !== what) cell.push(what)
}

/** In steps of at most half a cell along each cubic. */
function putCurve(cells: Cells, curve: Curve, what: number): void {
  for (let at = 0; at + 7 < curve.length; at += 6) {
    const value = (step: number): number => curve[at + step] ?? 0
    const [x0, y0, x1, y1] = [value(0), value(1), value(2), value(3)]
    const [x2, y2, x3, y3] = [value(4), value(5), value(6), value(7)]
    const long = Math.max(Math.abs(x3 - x0), Math.abs(y3 - y0))
    // Where it runs fastest, a cubic is one and a half times as fast as on average.
    const steps = Math.max(2, Math.ceil((long * 3) / cells.side))
    for (let step = 0; step <= steps; step++) {
      const t = step / steps
      const r = 1 - t
      const [a, b, c, d] = [r * r * r, 3 * r * r * t, 3 * r * t * t, t * t * t]
      put(cells, a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3, what)
    }
  }
}

/** Cells that a box touches. */
function* cellsIn({ side, lists }: Cells, box: Box): Generator<number[]> {
  const [left, right] = [Math.floor(box.left / side), Math.floor(box.right / side)]
  const [top, bottom] = [Math.floor(box.top / side), Math.floor(box.bottom / side)]
  if ((right - left + 1) * (bottom - top + 1) > lists.size) {
    for (const [key, cell] of lists) {
      const x = Math.floor(key / 0x100_0000) - 0x80_0000
      const y = (key % 0x100_0000) - 0x80_0000
      if (x >= left && x <= right && y >= top && y <= bottom) yield cell
    }
    return
  }
  for (let x = left; x <= right; x++) {
    for (let y = top; y <= bottom; y++) {
      const cell = lists.get(keyOf(x, y))
      if (cell) yield cell
    }
  }
}

const near = ({ x, y }: Point, reach: number): Box => ({
  left: x - reach,
  right: x + reach,
  top: y - reach,
  bottom: y + reach,
})

/** Every place of a line is at most this part of a cell away from one that was put in: see `putCurve`. */
const SLACK = 0.25

const loosened = ({ left, right, top, bottom }: Box, by: number): Box => ({
  left: left - by,
  right: right + by,
  top: top - by,
  bottom: bottom + by,
})

function ascending(found: Iterable<number[]>): readonly number[] {
  const all = new Set<number>()
  for (const cell of found) for (const what of cell) all.add(what)
  return [...Uint32Array.from(all).sort()]
}

/** Nodes without a place are `null`. */
export function hitIndex(nodes: readonly (Point | null)[], links: readonly Curve[]): HitIndex {
  const discs: Cells = { side: CELL, lists: new Map() }
  const lines: Cells = { side: links.length > MANY ? LARGE_CELL : CELL, lists: new Map() }
  nodes.forEach((point, at) => point && put(discs, point.x, point.y, at))
  links.forEach((curve, at) => putCurve(lines, curve, at))
  const nearest = (cells: Cells, at: Point, reach: number, distance: (what: number) => number): number | null => {
    let best: number | null = null
    let least = reach
    for (const cell of cellsIn(cells, near(at, reach + SLACK * cells.side))) {
      for (const what of cell) {
        const far = distance(what)
        if (far > least || (far === least && best !== null && what > best)) continue
        least = far
        best = what
      }
    }
    return best
  }
  return {
    node: (at, reach) =>
      nearest(discs, at, reach, (what) => Math.hypot((nodes[what]?.x ?? NaN) - at.x, (nodes[what]?.y ?? NaN) - at.y)),
    link: (at, reach) => nearest(lines, at, reach, (what) => distanceTo(links[what] ?? new Float64Array(0), at)),
    nodesIn: (box) =>
      ascending(cellsIn(discs, box)).filter((what) => {
        const point = nodes[what]
        return point && point.x >= box.left && point.x <= box.right && point.y >= box.top && point.y <= box.bottom
      }),
    linksIn: (box) => ascending(cellsIn(lines, loosened(box, SLACK * lines.side))),
  }
}
