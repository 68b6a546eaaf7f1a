import { computed, shallowRef, type ComputedRef, type ShallowRef } from 'vue'
import { STEP_MS } from '@/time/step'
import { points, type Window } from '@/time/window'

/** Bucket starts, epoch ms, in the order in which they were set. */
export interface Brush {
  readonly from: number
  readonly to: number
}
export type Grip = 'from' | 'to'

export interface Brushing {
  readonly brush: ShallowRef<Brush | null>
  /** The same, first end first. */
  readonly span: ComputedRef<Brush | null>
  readonly begin: (at: number) => void
  readonly extend: (at: number) => void
  readonly end: () => void
  readonly cancel: () => void
  /** A grip got the focus: the brush lies over the whole window until a key moves an end. */
  readonly focus: () => void
  /** True when the key was the brush's. */
  readonly key: (grip: Grip, key: string, wide: boolean) => boolean
}

/** A stretch of the axis between two grips, drawn by dragging or by the keys. */
export function useBrush(window: () => Window, zoom: (from: number, to: number) => void): Brushing {
  const brush = shallowRef<Brush | null>(null)
  const span = computed(() => {
    const { value } = brush
    return value && { from: Math.min(value.from, value.to), to: Math.max(value.from, value.to) }
  })
  const whole = (): Brush => ({ from: window().start, to: window().end })

  function end(): void {
    const done = span.value
    brush.value = null
    if (done && done.from !== done.to) zoom(done.from, done.to)
  }

  function key(grip: Grip, name: string, wide: boolean): boolean {
    const { start, end: last, step } = window()
    const now = span.value ?? whole()
    const by = STEP_MS[step] * (wide || name.startsWith('Page') ? Math.max(1, Math.round(points(window()) / 10)) : 1)
    const least = grip === 'from' ? start : now.from
    const most = grip === 'from' ? now.to : last
    const set = (at: number): true => {
      brush.value = { ...now, [grip]: Math.min(most, Math.max(least, at)) }
      return true
    }
    switch (name) {
      case 'ArrowLeft':
      case 'ArrowDown':
      case 'PageDown':
        return set(now[grip] - by)
      case 'ArrowRight':
      case 'ArrowUp':
      case 'PageUp':
        return set(now[grip] + by)
      case 'Home':
        return set(least)
      case 'End':
        return set(most)
      case 'Enter':
        if (now.from !== start || now.to !== last) end()
        return true
      case 'Escape':
        brush.value = whole()
        return true
      default:
        return false
    }
  }

  return {
    brush,
    span,
    begin: (at) => (brush.value = { from: at, to: at }),
    extend(at) {
      if (brush.value) brush.value = { from: brush.value.from, to: at }
    },
    end,
    cancel: () => (brush.value = null),
    focus() {
      brush.value ??= whole()
    },
    key,
  }
}
