import { computed, onBeforeUnmount, onMounted, shallowRef, type ComputedRef, type ShallowRef } from 'vue'
import { useCrosshair } from '@/charts/crosshair'
import { tickIndexes } from '@/charts/timeAxis'
import { useTimeStyle } from '@/charts/timeStyle'
import { STEP_MS } from '@/time/step'
import { millis } from '@/time/instant'
import { bucketOf, type Window } from '@/time/window'
import { xAt, type Axis } from './bar'
import type { Stretch } from './recordTime'

/** Where lanes begin, px from the left of their rows; below `NARROW` they lie under their words. */
const WORDS = 400
const NARROW = 760
/** What stands behind the last instant: room for the arrow of what still lasts. */
const BEHIND = 12

/** How the lanes of one list lie. */
export interface Lanes {
  readonly axis: Axis
  /** Instants that carry a label on the axis. */
  readonly ticks: readonly number[]
  /** Instant of the page's crosshair. */
  readonly cross: number | null
  /** Of the words beside the lanes, px; 0 where they stand above them. */
  readonly words: number
}

export interface LanesOf {
  readonly lanes: ComputedRef<Lanes>
  /** Of the whole list, px. */
  readonly width: Readonly<ShallowRef<number>>
  readonly move: (event: PointerEvent) => void
  readonly leave: () => void
}

/** A minute, an hour or a day of the axis: labels stand at round times on the clock. */
function ticksOf(window: Window, end: number, width: number, style: Parameters<typeof tickIndexes>[2]): number[] {
  const step = STEP_MS[window.step]
  const whole: Window = { ...window, end: millis(Math.max(window.start, bucketOf(end, window.step, window.offset))) }
  return tickIndexes(whole, width * 0.9, style).map((index) => window.start + index * step)
}

export function useLanes(
  root: Readonly<ShallowRef<HTMLElement | null>>,
  page: () => { readonly window: Window; readonly shown: Stretch },
): LanesOf {
  const width = shallowRef(0)
  const crosshair = useCrosshair()
  const style = useTimeStyle(() => page().window.offset)
  const owner = Symbol('lanes')
  const observer = new ResizeObserver(([entry]) => {
    width.value = entry?.contentRect.width ?? 0
  })
  onMounted(() => {
    if (!root.value) return
    width.value = root.value.clientWidth
    observer.observe(root.value)
  })
  onBeforeUnmount(() => observer.disconnect())

  const lanes = computed((): Lanes => {
    const { window, shown } = page()
    const words = width.value < NARROW ? 0 : Math.min(WORDS, Math.round(width.value * 0.45))
    const left = words === 0 ? 16 : words
    const axis = { start: shown.from, end: shown.to, width: Math.max(1, width.value - left - BEHIND) }
    const { value: place } = crosshair.place
    const cross = place && place.at >= axis.start && place.at <= axis.end ? place.at : null
    return { axis, ticks: ticksOf(window, shown.to, axis.width, style.value), cross, words }
  })

  function move(event: PointerEvent): void {
    const { axis, words } = lanes.value
    const x = event.clientX - (root.value?.getBoundingClientRect().left ?? 0) - (words === 0 ? 16 : words)
    if (x < 0 || x > axis.width) return crosshair.leave(owner)
    const { window } = page()
    const at = axis.start + (x / axis.width) * (axis.end - axis.start)
    crosshair.move(bucketOf(at, window.step, window.offset), owner)
  }
  return { lanes, width, move, leave: () => crosshair.leave(owner) }
}

/** px from the left of a row to an instant. */
export const placeOf = ({ axis, words }: Lanes, at: number): number => (words === 0 ? 16 : words) + xAt(axis, at)
