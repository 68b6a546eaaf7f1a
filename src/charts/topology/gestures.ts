import { onBeforeUnmount, type Ref } from 'vue'
import type { Point } from '@/geometry/graph/camera'
import type { GraphPick } from './model'

/** What gestures on the canvas ask for; places are px of the canvas. */
export interface Wishes {
  readonly pickAt: (at: Point, isTouch: boolean) => GraphPick | null
  readonly hover: (pick: GraphPick | null, at: Point) => void
  readonly select: (pick: GraphPick | null) => void
  readonly open: (id: string) => void
  readonly pan: (dx: number, dy: number) => void
  readonly zoom: (factor: number, at: Point) => void
  readonly drag: (id: string, dx: number, dy: number) => void
  readonly drop: (id: string, isKept: boolean) => void
  /** Steps out: everything again. */
  readonly fit: () => void
  readonly settle: () => void
}

/** Less is a click with an unsteady hand, px. */
const STEADY = 4
/** A turn of the wheel ends when none follows within, ms. */
const WHEEL_REST = 140
const LINE = 16
const PAGE = 400

interface Held {
  readonly start: Point
  last: Point
  readonly pick: GraphPick | null
  moves: boolean
}

/** Px a wheel event stands for. */
const turned = ({ deltaY, deltaMode }: WheelEvent): number =>
  deltaY * (deltaMode === 1 ? LINE : deltaMode === 2 ? PAGE : 1)

/**
 * Hover reads, click selects, double click opens a node and steps out elsewhere. Dragging a node moves it, dragging the ground the map; the wheel, two
 * fingers on a pad and a pinch zoom about their place.
 */
export function useGestures(host: Readonly<Ref<HTMLElement | null>>, wishes: Wishes) {
  const held = new Map<number, Held>()
  let rest: ReturnType<typeof setTimeout> | undefined

  const placeOf = ({ clientX, clientY }: MouseEvent): Point => {
    const box = host.value?.getBoundingClientRect()
    return { x: clientX - (box?.left ?? 0), y: clientY - (box?.top ?? 0) }
  }

  function onDown(event: PointerEvent): void {
    if (event.button !== 0) return
    const at = placeOf(event)
    // A second finger: from now on they hold the map, no node.
    for (const [id, one] of held) {
      letGo(one, false)
      held.set(id, { ...one, pick: null, moves: true })
    }
    const pick = held.size > 0 ? null : wishes.pickAt(at, event.pointerType === 'touch')
    held.set(event.pointerId, { start: at, last: at, pick, moves: held.size > 0 })
    host.value?.setPointerCapture(event.pointerId)
  }

  function onMove(event: PointerEvent): void {
    const at = placeOf(event)
    const one = held.get(event.pointerId)
    if (!one) {
      wishes.hover(wishes.pickAt(at, false), at)
      return
    }
    if (!one.moves && Math.hypot(at.x - one.start.x, at.y - one.start.y) <= STEADY) return
    const [dx, dy] = [at.x - one.last.x, at.y - one.last.y]
    if (held.size > 1) pinch(one, at)
    else if (one.pick?.kind === 'node') wishes.drag(one.pick.id, dx, dy)
    else wishes.pan(dx, dy)
    one.moves = true
    one.last = at
  }

  /** The other finger stands still for this step. */
  function pinch(one: Held, at: Point): void {
    const other = [...held.values()].find((finger) => finger !== one)
    if (!other) return
    const before = Math.hypot(one.last.x - other.last.x, one.last.y - other.last.y)
    const after = Math.hypot(at.x - other.last.x, at.y - other.last.y)
    wishes.pan((at.x - one.last.x) / 2, (at.y - one.last.y) / 2)
    if (before > 0 && after > 0)
      wishes.zoom(after / before, { x: (at.x + other.last.x) / 2, y: (at.y + other.last.y) / 2 })
  }

  function letGo({ pick, moves }: Held, isKept: boolean): void {
    if (moves && pick?.kind === 'node') wishes.drop(pick.id, isKept)
  }

  function onUp(event: PointerEvent): void {
    const one = held.get(event.pointerId)
    held.delete(event.pointerId)
    if (!one) return
    if (!one.moves) wishes.select(one.pick)
    else {
      letGo(one, true)
      wishes.settle()
    }
  }

  function onCancel(event: PointerEvent): void {
    const one = held.get(event.pointerId)
    held.delete(event.pointerId)
    if (one) letGo(one, false)
  }

  function onWheel(event: WheelEvent): void {
    event.preventDefault()
    const delta = turned(event)
    wishes.zoom(Math.exp(-delta * (event.ctrlKey ? 0.01 : 0.0016)), placeOf(event))
    clearTimeout(rest)
    rest = setTimeout(wishes.settle, WHEEL_REST)
  }

  function onDouble(event: MouseEvent): void {
    const at = placeOf(event)
    const pick = wishes.pickAt(at, false)
    if (pick?.kind === 'node') wishes.open(pick.id)
    else if (!pick) wishes.fit()
  }

  onBeforeUnmount(() => clearTimeout(rest))
  return {
    isHeld: (): boolean => held.size > 0,
    on: {
      pointerdown: onDown,
      pointermove: onMove,
      pointerup: onUp,
      pointercancel: onCancel,
      pointerleave: (event: PointerEvent): void => {
        if (!held.has(event.pointerId)) wishes.hover(null, placeOf(event))
      },
      wheel: onWheel,
      dblclick: onDouble,
    },
  }
}
