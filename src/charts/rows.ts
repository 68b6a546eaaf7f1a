import { computed, onBeforeUnmount, onMounted, ref, type ComputedRef, type Ref } from 'vue'

/** The rows of a long list that are near its scrolled view: few elements, whatever its length. */
export interface Rows {
  readonly from: ComputedRef<number>
  /** Exclusive. */
  readonly to: ComputedRef<number>
  /** Height of what is left out above and below, px. */
  readonly above: ComputedRef<number>
  readonly below: ComputedRef<number>
  readonly scrolled: () => void
}

/** Rows kept ready beyond each end of the view. */
const SPARE = 8
const MOST = 60

/** `height` is that of every row, px. A box that was not measured yet shows the first rows. */
export function useRows(box: Readonly<Ref<HTMLElement | null>>, count: () => number, height: number): Rows {
  const top = ref(0)
  const view = ref(0)
  const shown = computed(() => Math.min(MOST, Math.ceil(view.value / height) + 2 * SPARE))
  const from = computed(() => {
    const first = Math.floor(top.value / height) - SPARE
    return Math.max(0, Math.min(first, count() - shown.value))
  })
  const to = computed(() => Math.min(count(), from.value + shown.value))
  const observer = new ResizeObserver(([entry]) => (view.value = entry?.contentRect.height ?? 0))
  onMounted(() => box.value && observer.observe(box.value))
  onBeforeUnmount(() => observer.disconnect())
  return {
    from,
    to,
    above: computed(() => from.value * height),
    below: computed(() => (count() - to.value) * height),
    scrolled: () => (top.value = box.value?.scrollTop ?? 0),
  }
}

/** Moves the focus to the next or the previous button of a list; true when there was one. */
export function walkRows(event: KeyboardEvent, box: HTMLElement | null, direction: 1 | -1): void {
  const buttons = [...(box?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
  const now = buttons.findIndex((one) => one === event.target)
  const next = buttons[now + direction]
  if (!next) return
  event.preventDefault()
  next.focus()
}
