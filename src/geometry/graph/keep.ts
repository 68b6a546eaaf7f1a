import type { FlatGraph, Spots } from './flat'
import { eachOf, neighboursOf } from './neighbours'
import { PITCH_X, PITCH_Y } from './sizes'

/** With fewer of the nodes known, a new arrangement is easier to read than an old one with patches. */
const KNOWN = 0.6

export function isKeepable(earlier: Spots, count: number): boolean {
  let known = 0
  for (let node = 0; node < count; node++) if (!Number.isNaN(earlier[2 * node])) known++
  return known > 0 && known >= KNOWN * count
}

/**
 * Whoever had a place keeps it; a new node stands beside its neighbours, right of its callers and left of its callees, on
 * the nearest free place. Those without a neighbour that stands go below.
 */
export function kept(graph: FlatGraph, earlier: Spots): Spots {
  const spots = earlier.slice(0, 2 * graph.count)
  const taken = takenBy(spots)
  const callers = neighboursOf(graph.count, graph.target, graph.source)
  const callees = neighboursOf(graph.count, graph.source, graph.target)
  const wish = (node: number): { x: number; y: number } | null => {
    let x = 0
    let y = 0
    let links = 0
    const add = (other: number, side: number): void => {
      if (Number.isNaN(spots[2 * other])) return
      x += (spots[2 * other] ?? 0) + side * PITCH_X
      y += spots[2 * other + 1] ?? 0
      links++
    }
    eachOf(callers, node, (other) => add(other, 1))
    eachOf(callees, node, (other) => add(other, -1))
    return links ? { x: x / links, y: y / links } : null
  }
  let waiting = [...Array(graph.count).keys()].filter((node) => Number.isNaN(spots[2 * node]))
  const lone: number[] = []
  while (waiting.length) {
    const left: number[] = []
    for (const node of waiting) {
      const at = wish(node)
      if (at) taken.put(node, at.x, at.y)
      else left.push(node)
    }
    if (left.length === waiting.length) {
      const first = left.shift()
      if (first !== undefined) {
        lone.push(first)
        taken.put(first, taken.left() + ((lone.length - 1) % 8) * PITCH_X, taken.floor())
      }
    }
    waiting = left
  }
  return spots
}

/** Places that stand, in cells as large as a node's room. */
function takenBy(spots: Spots) {
  const cells = new Map<string, { readonly x: number; readonly y: number }[]>()
  const column = (x: number): number => Math.floor(x / PITCH_X)
  const row = (y: number): number => Math.floor(y / PITCH_Y)
  let floor = -Infinity
  let left = Infinity
  const note = (x: number, y: number): void => {
    const key = `${column(x)} ${row(y)}`
    const cell = cells.get(key)
    if (cell) cell.push({ x, y })
    else cells.set(key, [{ x, y }])
    left = Math.min(left, x)
  }
  const isFree = (x: number, y: number): boolean => {
    for (let across = -1; across <= 1; across++) {
      for (let down = -1; down <= 1; down++) {
        const cell = cells.get(`${column(x) + across} ${row(y) + down}`) ?? []
        if (cell.some((one) => Math.abs(one.x - x) < PITCH_X && Math.abs(one.y - y) < PITCH_Y)) return false
      }
    }
    return true
  }
  for (let node = 0; node < spots.length / 2; node++) {
    const x = spots[2 * node] ?? NaN
    const y = spots[2 * node + 1] ?? NaN
    if (Number.isNaN(x)) continue
    note(x, y)
    floor = Math.max(floor, y)
  }
  return {
    left: (): number => left,
    floor: (): number => floor + 1.5 * PITCH_Y,
    /** Up and down from the wish in turn, until there is room. */
    put(node: number, wishX: number, wishY: number): void {
      const x = Math.round(wishX)
      let y = Math.round(wishY)
      for (let step = 1; !isFree(x, y); step++) {
        y = Math.round(wishY) + ((step % 2 ? 1 : -1) * Math.ceil(step / 2) * PITCH_Y) / 2
      }
      note(x, y)
      spots[2 * node] = x
      spots[2 * node + 1] = y
    },
  }
}
