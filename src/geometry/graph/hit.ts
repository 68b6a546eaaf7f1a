import type { Box, Point } from './camera'
import { distanceTo, sampled, type Curve } from './curve'

/** Side of a cell, px at zoom 1. */
const CELL = 128

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

type Cells = Map<number, number[]>

const column = (value: number): number => Math.floor(value / CELL)
/** One number for a cell; maps are far smaller than 2²⁴ cells. */
const keyOf = (x: number, y: number): number => (x + 0x80_0000) * 0x100_0000 + (y + 0x80_0000)

function put(cells: Cells, x: number, y: number, what: number): void {
  const key = keyOf(x, y)
  const cell = cells.get(key)
  if (!cell) cells.set(key, [what])
  else if (cell.at(-1) !== what) cell.push(what)
}

/** Cells that a box touches. */
function* cellsIn(cells: Cells, box: Box): Generator<number[]> {
  const [left, right, top, bottom] = [column(box.left), column(box.right), column(box.top), column(box.bottom)]
  if ((right - left + 1) * (bottom - top + 1) > cells.size) {
    for (const [key, cell] of cells) {
      const x = Math.floor(key / 0x100_0000) - 0x80_0000
      const y = (key % 0x100_0000) - 0x80_0000
      if (x >= left && x <= right && y >= top && y <= bottom) yield cell
    }
    return
  }
  for (let x = left; x <= right; x++) {
    for (let y = top; y <= bottom; y++) {
      const cell = cells.get(keyOf(x, y))
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

function ascending(found: Iterable<number[]>): readonly number[] {
  const all = new Set<number>()
  for (const cell of found) for (const what of cell) all.add(what)
  return [...Uint32Array.from(all).sort()]
}

/** Nodes without a place are `null`. */
export function hitIndex(nodes: readonly (Point | null)[], links: readonly Curve[]): HitIndex {
  const discs: Cells = new Map()
  const lines: Cells = new Map()
  nodes.forEach((point, at) => point && put(discs, column(point.x), column(point.y), at))
  links.forEach((curve, at) => {
    const points = sampled(curve, 8)
    points.slice(1).forEach((to, step) => {
      const from = points[step] ?? to
      const steps = Math.max(1, Math.ceil(Math.max(Math.abs(to.x - from.x), Math.abs(to.y - from.y)) / (CELL / 2)))
      for (let part = 0; part <= steps; part++) {
        const share = part / steps
        put(lines, column(from.x + (to.x - from.x) * share), column(from.y + (to.y - from.y) * share), at)
      }
    })
  })
  const nearest = (cells: Cells, at: Point, reach: number, distance: (what: number) => number): number | null => {
    let best: number | null = null
    let least = reach
    for (const cell of cellsIn(cells, near(at, reach))) {
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
    linksIn: (box) => ascending(cellsIn(lines, box)),
  }
}
