import { Boxes, type FlamePicture } from './boxes'
import { lastAt, placeOf } from './row'
import type { FrameTable } from './table'
import { foldAt, levelHeight, levelTop, type FlameView } from './view'
import { nextWide } from './widest'

/** px that are not drawn at all: what rounding leaves of a neighbour. */
const NOTHING = 1e-3

/** What is drawn of levels `[from, to)`. Costs as many steps as there are pixels, however many frames stand in them. */
export function visible(table: FrameTable, view: FlameView, from: number, to: number): FlamePicture {
  const boxes = new Boxes()
  const last = Math.min(to, table.maxDepth + 1)
  const isFlat = !(view.units > 0 && view.width > 0)
  for (let depth = Math.max(0, from); depth < last; depth += 1)
    // The first level of a fold stands for the others.
    if ((foldAt(view, depth)?.from ?? depth) < depth) continue
    else if (!isFlat) addLevel(table, view, depth, boxes)
    else if (depth === table.depth[view.focus]) addFlat(table, view, depth, boxes)
  return boxes
}

/** Where nothing was counted the focus alone has a width. */
function addFlat(table: FrameTable, view: FlameView, depth: number, boxes: Boxes): void {
  const from = placeOf(table, view.focus)
  const y = levelTop(table, view, depth)
  const height = levelHeight(table, view, depth)
  boxes.add({ frame: view.focus, from, until: from + 1, isRun: false, x: 0, y, width: view.width, height })
}

function addLevel(table: FrameTable, view: FlameView, depth: number, boxes: Boxes): void {
  const { rows, start, total } = table
  const { left, units, width } = view
  const pixel = units / width
  const y = levelTop(table, view, depth)
  const height = levelHeight(table, view, depth)
  const startAt = (place: number): number => start[rows.frames[place] ?? 0] ?? 0
  /** The first place of `[from, to)` that begins there or later. */
  const beginsAt = (unit: number, from: number, to: number): number => {
    let low = from
    let high = to
    while (low < high) {
      const middle = (low + high) >>> 1
      if (startAt(middle) < unit) low = middle + 1
      else high = middle
    }
    return low
  }
  const add = (from: number, until: number, isRun: boolean): void => {
    const x = Math.max(0, (startAt(from) - left) / pixel)
    const end = startAt(until - 1) + (total[rows.frames[until - 1] ?? 0] ?? 0)
    const edge = Math.min(width, (end - left) / pixel)
    if (edge - x < NOTHING) return
    const box = { frame: rows.frames[from] ?? 0, from, until, isRun, x, y, width: edge - x, height }
    if (isRun) boxes.addRun(box)
    else boxes.add(box)
  }
  const first = Math.max(rows.first[depth] ?? 0, lastAt(table, depth, left))
  const stop = beginsAt(left + units, first, rows.first[depth + 1] ?? first)
  for (let place = first; place < stop;) {
    const wide = nextWide(rows, total, place, stop, pixel)
    while (place < wide) {
      const next = beginsAt(startAt(place) + pixel, place + 1, wide)
      add(place, next, true)
      place = next
    }
    if (wide === stop) break
    add(wide, wide + 1, false)
    place = wide + 1
  }
}
