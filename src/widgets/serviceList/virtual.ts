import { computed, onBeforeUnmount, onMounted, ref, type ComputedRef, type Ref } from 'vue'

/** Rows to draw: `from` inclusive, `to` exclusive; the rest is two empty spaces, px. */
export interface Range {
  readonly from: number
  readonly to: number
  /** The rows among them that are really seen. */
  readonly seenFrom: number
  readonly seenTo: number
  readonly before: number
  readonly after: number
}

/** Rows drawn beyond each end of what is seen. */
const EXTRA = 6
/** However tall the screen is. */
const MOST = 80

export function rangeOf(top: number, height: number, row: number, count: number): Range {
  const seen = Math.max(0, Math.min(top, count * row - height))
  const seenFrom = Math.floor(seen / row)
  const from = Math.max(0, seenFrom - EXTRA)
  const seenTo = Math.min(count, from + MOST, Math.ceil((seen + height) / row))
  const to = Math.min(count, from + MOST, seenTo + EXTRA)
  return { from, to, seenFrom, seenTo, before: from * row, after: (count - to) * row }
}

/** Only the rows in view of a scroller exist. All rows are equally tall; `measure` is called when that may have changed. */
export function useVirtual(
  scroller: Readonly<Ref<HTMLElement | null>>,
  count: () => number,
): { readonly range: ComputedRef<Range>; show: (index: number) => void } {
  const top = ref(0)
  const height = ref(0)
  const row = ref(28)

  function look(): void {
    const element = scroller.value
    if (!element) return
    top.value = element.scrollTop
    height.value = element.clientHeight
    const first = element.querySelector<HTMLElement>('[data-row]')
    if (first && first.offsetHeight > 0) row.value = first.offsetHeight
  }

  const observer = new ResizeObserver(look)
  onMounted(() => {
    const element = scroller.value
    if (!element) return
    observer.observe(element)
    element.addEventListener('scroll', look, { passive: true })
    look()
  })
  onBeforeUnmount(() => {
    observer.disconnect()
    scroller.value?.removeEventListener('scroll', look)
  })

  /** Scrolls as little as brings the row below the head into view. */
  function show(index: number): void {
    const element = scroller.value
    if (!element) return
    const head = element.querySelector<HTMLElement>('thead')?.offsetHeight ?? 0
    const start = index * row.value
    if (start < element.scrollTop) element.scrollTop = start
    else if (start + row.value + head > element.scrollTop + element.clientHeight)
      element.scrollTop = start + row.value + head - element.clientHeight
    look()
  }
  return { range: computed(() => rangeOf(top.value, height.value, row.value, count())), show }
}
