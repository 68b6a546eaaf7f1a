import { nearestTo, nextTo, type Arrow } from '@/geometry/graph/nearest'
import type { Point } from '@/geometry/graph/camera'
import type { Scene } from './scene'

interface Wishes {
  readonly scene: () => Scene
  /** Number of the selected node. */
  readonly selected: () => number | null
  /** The map's place in the middle of the canvas. */
  readonly middle: () => Point
  readonly select: (node: number | null) => void
  readonly open: (node: number) => void
  readonly pan: (dx: number, dy: number) => void
  readonly zoom: (factor: number) => void
  readonly fit: () => void
  /** Something is selected that Esc takes back. */
  readonly canEscape: () => boolean
}

const ARROWS: Readonly<Record<string, Arrow>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
}
const STEP = 80
const FACTOR = 1.25

/** Arrows go from node to node, with Shift they move the map; Enter opens, + - 0 zoom and fit, Esc takes the selection back. */
export function keysOf(wishes: Wishes): (event: KeyboardEvent) => void {
  function walk(arrow: Arrow): void {
    const { at } = wishes.scene()
    const selected = wishes.selected()
    const from = selected === null ? null : at[selected]
    const next = from ? nextTo(at, from, arrow) : nearestTo(at, wishes.middle())
    if (next !== null) wishes.select(next)
  }

  function shift(arrow: Arrow): void {
    if (arrow === 'left' || arrow === 'right') wishes.pan(arrow === 'left' ? STEP : -STEP, 0)
    else wishes.pan(0, arrow === 'up' ? STEP : -STEP)
  }

  return (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const arrow = Object.hasOwn(ARROWS, event.key) ? ARROWS[event.key] : undefined
    const selected = wishes.selected()
    if (arrow) (event.shiftKey ? shift : walk)(arrow)
    else if (event.key === 'Enter' && selected !== null) wishes.open(selected)
    else if (event.key === '+' || event.key === '=') wishes.zoom(FACTOR)
    else if (event.key === '-') wishes.zoom(1 / FACTOR)
    else if (event.key === '0') wishes.fit()
    else if (event.key === 'Escape' && wishes.canEscape()) wishes.select(null)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
}
