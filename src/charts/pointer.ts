import { onBeforeUnmount, ref, type Ref } from 'vue'
import { indexAt, type Plot } from '@/geometry/plot'

/** A stretch of buckets, both ends inclusive, `from` ≤ `to`. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

interface Wishes {
  readonly plot: () => Plot
  /** The bucket under the crosshair, `null` without one. */
  readonly index: () => number | null
  readonly move: (index: number) => void
  readonly leave: () => void
  readonly zoom: (stretch: Stretch) => void
  readonly zoomOut: () => void
  /** A click, or Enter at the crosshair: `y` px below the top of the host, `null` by keys. */
  readonly pick: (index: number, y: number | null) => void
  /** Esc without a brush or a crosshair; false when there was nothing to take back. */
  readonly escape: () => boolean
}

/** Less is a click with an unsteady hand, px. */
const DRAG = 4

const stretchOf = (a: number, b: number): Stretch => ({ from: Math.min(a, b), to: Math.max(a, b) })

/**
 * The gestures of a time plot. Pointer: hover reads, click picks, drag zooms, double-click steps out. Keys: arrows, Page and Home/End
 * move the crosshair, with Shift they drag a stretch, Enter zooms into it or picks the bucket, `-` steps out, Esc takes back.
 */
export function usePointer(host: Readonly<Ref<HTMLElement | null>>, wishes: Wishes) {
  const brush = ref<Stretch | null>(null)
  const byKeys = ref(false)
  let start: { readonly x: number; readonly index: number } | null = null
  let anchor: number | null = null
  /** A finger has no hover: what it touched stays until it touches something else. */
  let touched = false
  /** The focus goes to what was opened at the crosshair, and comes back to it. */
  let picked = false

  const place = (event: PointerEvent): number => event.clientX - (host.value?.getBoundingClientRect().left ?? 0)

  function finish(): void {
    const done = brush.value
    drop()
    if (done && done.to > done.from) wishes.zoom(done)
  }

  function onUp(event: PointerEvent): void {
    const clicked = brush.value === null ? start : null
    finish()
    if (clicked) wishes.pick(clicked.index, event.clientY - (host.value?.getBoundingClientRect().top ?? 0))
  }

  function onMove(event: PointerEvent): void {
    const x = place(event)
    const index = indexAt(wishes.plot(), x)
    byKeys.value = false
    touched = event.pointerType === 'touch'
    wishes.move(index)
    if (start && Math.abs(x - start.x) > DRAG) brush.value = stretchOf(start.index, index)
  }

  function onDown(event: PointerEvent): void {
    if (event.button !== 0) return
    const x = place(event)
    start = { x, index: indexAt(wishes.plot(), x) }
    touched = event.pointerType === 'touch'
    if (touched) wishes.move(start.index)
    host.value?.setPointerCapture(event.pointerId)
  }

  function drop(): void {
    brush.value = null
    start = null
    anchor = null
  }

  function onKey(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const last = wishes.plot().count - 1
    const now = wishes.index() ?? last
    const next = keyTarget(event.key, wishes.index() === null ? last + (event.key === 'ArrowLeft' ? 1 : 0) : now, last)
    if (next !== null) {
      anchor = event.shiftKey ? (anchor ?? now) : null
      brush.value = anchor === null ? null : stretchOf(anchor, next)
      byKeys.value = true
      wishes.move(next)
    } else if (event.key === 'Enter' && brush.value) finish()
    else if ((event.key === 'Enter' || event.key === '.') && wishes.index() !== null) {
      picked = true
      wishes.pick(now, null)
    } else if (event.key === '-') wishes.zoomOut()
    else if (event.key === 'Escape' && brush.value) drop()
    else if (event.key === 'Escape' && wishes.index() !== null) wishes.leave()
    else if (event.key !== 'Escape' || !wishes.escape()) return
    event.preventDefault()
    event.stopPropagation()
  }

  onBeforeUnmount(() => wishes.leave())
  return {
    brush,
    byKeys,
    on: {
      pointermove: onMove,
      pointerdown: onDown,
      pointerup: onUp,
      pointercancel: () => {
        drop()
        wishes.leave()
      },
      pointerleave: () => !start && !touched && wishes.leave(),
      dblclick: wishes.zoomOut,
      keydown: onKey,
      blur() {
        if ((byKeys.value || touched) && !picked) wishes.leave()
        picked = false
      },
    },
  }
}

function keyTarget(key: string, now: number, last: number): number | null {
  const page = Math.max(1, Math.round(last / 10))
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: now - 1,
    ArrowRight: now + 1,
    PageUp: now - page,
    PageDown: now + page,
    Home: 0,
    End: last,
  }
  const target = Object.hasOwn(steps, key) ? steps[key] : undefined
  return target === undefined ? null : Math.min(last, Math.max(0, target))
}
