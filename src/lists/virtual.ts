import { computed, onBeforeUnmount, onMounted, ref, shallowRef, type ComputedRef, type Ref } from 'vue'

/** Rows to draw: `from` inclusive, `to` exclusive; the rest is two empty spaces, px. */
export interface Range {
  readonly from: number
  readonly to: number
  /** Those among them that are on screen, and one more at each end. */
  readonly seenFrom: number
  readonly seenTo: number
  readonly before: number
  readonly after: number
}

/** The rows' part of a scroller, px. */
export interface View {
  /** Of the rows that are scrolled away above it. */
  readonly top: number
  readonly height: number
  /** Parts of `height` at both ends that the window or an outer scroller hides. */
  readonly cutTop: number
  readonly cutBottom: number
}

/** Rows drawn beyond each end of what the scroller shows. */
const EXTRA = 6
/** Rows beyond each end of what is on screen that count as seen. */
const MARGIN = 1
/** However tall the screen is. */
const MOST = 80

export function rangeOf({ top, height, cutTop, cutBottom }: View, row: number, count: number): Range {
  const start = Math.max(0, Math.min(top, count * row - height))
  const from = Math.max(0, Math.floor(start / row) - EXTRA)
  const to = Math.min(count, from + MOST, Math.ceil((start + height) / row) + EXTRA)
  const isOff = height - cutTop - cutBottom <= 0
  const seenFrom = clamp(Math.floor((start + cutTop) / row) - MARGIN, from, to)
  const seenTo = isOff ? seenFrom : clamp(Math.ceil((start + height - cutBottom) / row) + MARGIN, seenFrom, to)
  return { from, to, seenFrom, seenTo, before: from * row, after: (count - to) * row }
}

const clamp = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most)

/** What of an element the window and the scrollers around it leave, px from the window's top. */
function clipOf(element: HTMLElement): { readonly top: number; readonly bottom: number } {
  let top = 0
  let bottom = window.innerHeight
  for (let outer = element.parentElement; outer; outer = outer.parentElement) {
    if (outer.scrollHeight <= outer.clientHeight) continue
    if (getComputedStyle(outer).overflowY === 'visible') continue
    const box = outer.getBoundingClientRect()
    top = Math.max(top, box.top)
    bottom = Math.min(bottom, box.bottom)
  }
  return { top, bottom }
}

/** Only the rows in view of a scroller exist. All rows are equally tall. */
export function useVirtual(
  scroller: Readonly<Ref<HTMLElement | null>>,
  count: () => number,
): { readonly range: ComputedRef<Range>; show: (index: number) => void } {
  const view = shallowRef<View>({ top: 0, height: 0, cutTop: 0, cutBottom: 0 })
  const row = ref(28)

  function look(): void {
    const element = scroller.value
    if (!element) return
    const head = headOf(element)
    const height = Math.max(0, element.clientHeight - head)
    const box = element.getBoundingClientRect()
    const clip = clipOf(element)
    // A document without layout has no boxes: there everything is on screen.
    const cut = (px: number): number => (box.height > 0 ? clamp(px, 0, height) : 0)
    const next = {
      top: element.scrollTop,
      height,
      cutTop: cut(clip.top - box.top - head),
      cutBottom: cut(box.top + head + height - clip.bottom),
    }
    if (!isSame(view.value, next)) view.value = next
    const first = element.querySelector<HTMLElement>('[data-row]')
    if (first && first.offsetHeight > 0) row.value = first.offsetHeight
  }

  /** Whatever scrolls around the list moves its rows on and off the screen. */
  function onScroll({ target }: Event): void {
    if (target instanceof Node && scroller.value && target.contains(scroller.value)) look()
  }

  const observer = new ResizeObserver(look)
  onMounted(() => {
    if (!scroller.value) return
    observer.observe(scroller.value)
    document.addEventListener('scroll', onScroll, { capture: true, passive: true })
    window.addEventListener('resize', look)
    look()
  })
  onBeforeUnmount(() => {
    observer.disconnect()
    document.removeEventListener('scroll', onScroll, { capture: true })
    window.removeEventListener('resize', look)
  })

  /** Scrolls as little as brings the row below the head into view. */
  function show(index: number): void {
    const element = scroller.value
    if (!element) return
    const head = headOf(element)
    const start = index * row.value
    if (start < element.scrollTop) element.scrollTop = start
    else if (start + row.value + head > element.scrollTop + element.clientHeight)
      element.scrollTop = start + row.value + head - element.clientHeight
    look()
  }
  return { range: computed(() => rangeOf(view.value, row.value, count())), show }
}

const headOf = (scroller: HTMLElement): number => scroller.querySelector<HTMLElement>('thead')?.offsetHeight ?? 0

const isSame = (a: View, b: View): boolean =>
  a.top === b.top && a.height === b.height && a.cutTop === b.cutTop && a.cutBottom === b.cutBottom
