import { computed, onBeforeUnmount, onMounted, ref, type ComputedRef, type Ref } from 'vue'

/** Lines drawn beyond each end of what is seen. */
const EXTRA = 8
/** However tall the screen is. */
const MOST = 72

export interface Rolled {
  /** Lines to draw: `from` inclusive, `to` exclusive. */
  readonly from: number
  readonly to: number
  /** Lines in view, in the same way. */
  readonly seenFrom: number
  readonly seenTo: number
}

/** `top` and `height` of the view in px, `line` the height of every line. */
export function rolled(top: number, height: number, line: number, count: number): Rolled {
  const seenFrom = Math.max(0, Math.min(count, Math.floor(top / line)))
  const seenTo = Math.min(count, seenFrom + MOST - 2 * EXTRA, Math.max(seenFrom, Math.ceil((top + height) / line)))
  return { seenFrom, seenTo, from: Math.max(0, seenFrom - EXTRA), to: Math.min(count, seenTo + EXTRA) }
}

/** Only the lines in view of a scroller exist. They are equally tall; the first that carries `data-line` is measured. */
export function useRollingLines(
  scroller: Readonly<Ref<HTMLElement | null>>,
  count: () => number,
): {
  readonly range: ComputedRef<Rolled>
  readonly line: Readonly<Ref<number>>
  readonly look: () => void
  /** Scrolls as little as brings the line into view, and one more above it. */
  readonly show: (index: number) => void
} {
  const top = ref(0)
  const height = ref(420)
  const line = ref(28)

  function look(): void {
    const element = scroller.value
    if (!element) return
    top.value = element.scrollTop
    if (element.clientHeight > 0) height.value = element.clientHeight
    const measured = element.querySelector<HTMLElement>('[data-line]')?.offsetHeight ?? 0
    if (measured > 0) line.value = measured
  }
  function show(index: number): void {
    const element = scroller.value
    if (!element) return
    const above = Math.max(0, index - 1) * line.value
    if (above < element.scrollTop) element.scrollTop = above
    else if ((index + 1) * line.value > element.scrollTop + height.value)
      element.scrollTop = (index + 1) * line.value - height.value
    look()
  }
  const observer = new ResizeObserver(look)
  onMounted(() => {
    if (scroller.value) observer.observe(scroller.value)
    look()
  })
  onBeforeUnmount(() => observer.disconnect())
  return { range: computed(() => rolled(top.value, height.value, line.value, count())), line, look, show }
}
