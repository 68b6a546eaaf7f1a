import { PITCH_X } from '@/geometry/graph/sizes'
import type { Scene } from './scene'

/** Widths of texts in one font, px; measured once each. */
export type Measure = (text: string) => number

export function measured(width: (text: string) => number): Measure {
  const known = new Map<string, number>()
  return (text) => {
    let value = known.get(text)
    if (value === undefined) known.set(text, (value = width(text)))
    return value
  }
}

/** Cut in the middle, where it does not fit: the end often tells names apart. */
export function shortened(name: string, room: number, measure: Measure): string {
  if (measure(name) <= room) return name
  const signs = [...name]
  let low = 0
  let high = signs.length - 1
  const cut = (kept: number): string => {
    const tail = Math.floor(kept / 2)
    return `${signs.slice(0, kept - tail).join('')}…${tail ? signs.slice(-tail).join('') : ''}`
  }
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (measure(cut(middle)) <= room) low = middle
    else high = middle - 1
  }
  return cut(low)
}

/** Most of a name at full size, px. */
export const NAME_ROOM = PITCH_X - 14
/** Of the name and the line below it at full size; never smaller than that on the screen. */
const NAME_SIZE = 12
const LEAST_NAME = 10.5
const LINE_SIZE = 10.5
const LEAST_LINE = 10
const LARGEST = 1.5

export const nameSize = (zoom: number): number => Math.max(LEAST_NAME, NAME_SIZE * Math.min(zoom, LARGEST))
export const lineSize = (zoom: number): number => Math.max(LEAST_LINE, LINE_SIZE * Math.min(zoom, LARGEST))

/**
 * The names that have room at this scale: troubled nodes first, then those with many calls; none lies on another or on
 * another's disc. Independent of what is in view, so a name does not come and go while the map is moved.
 */
export function namesWithRoom(
  { nodes, at, links }: Scene,
  zoom: number,
  height: number,
  width: (node: number) => number,
): Set<number> {
  const weight = new Float64Array(nodes.length)
  for (const { source, target } of links) {
    weight[source] = (weight[source] ?? 0) + 1
    weight[target] = (weight[target] ?? 0) + 1
  }
  const rank = (node: number): number => {
    const one = nodes[node]
    return (one?.tone === 'bad' ? 1e6 : one?.tone === 'warn' ? 1e5 : 0) + (one?.alarms ? 1e6 : 0) + (weight[node] ?? 0)
  }
  const order = [...nodes.keys()].filter((node) => at[node]).sort((a, b) => rank(b) - rank(a) || a - b)
  const taken = new Map<string, { left: number; right: number; top: number; bottom: number }[]>()
  const CELL = 64
  const shown = new Set<number>()
  for (const node of order) {
    const x = (at[node]?.x ?? 0) * zoom
    const top = (at[node]?.y ?? 0) * zoom + 20 * zoom
    const half = width(node) / 2 + 3
    const box = { left: x - half, right: x + half, top, bottom: top + height }
    const cells: string[] = []
    for (let column = Math.floor(box.left / CELL); column <= Math.floor(box.right / CELL); column++) {
      for (let row = Math.floor(box.top / CELL); row <= Math.floor(box.bottom / CELL); row++)
        cells.push(`${column} ${row}`)
    }
    const hits = cells.some((cell) =>
      taken
        .get(cell)
        ?.some((o) => o.left < box.right && o.right > box.left && o.top < box.bottom && o.bottom > box.top),
    )
    if (hits) continue
    shown.add(node)
    for (const cell of cells) taken.set(cell, [...(taken.get(cell) ?? []), box])
  }
  return shown
}
