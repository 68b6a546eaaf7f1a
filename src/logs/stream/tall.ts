import { computed, nextTick, onBeforeUnmount, onMounted, shallowRef, watch, type ComputedRef, type Ref } from 'vue'
import { heightsOf, type Heights } from './heights'

/** Rows to draw, `from` inclusive, `to` exclusive; the rest is two empty spaces, px. */
export interface Drawn {
  readonly from: number
  readonly to: number
  /** Those among them that are on screen. */
  readonly seenFrom: number
  readonly seenTo: number
  readonly before: number
  readonly after: number
}

interface Row {
  readonly key: string
}

/** What decides how tall rows are. */
export interface Tall {
  readonly rows: () => readonly Row[]
  /** Px of a row that is closed and not wrapped. */
  readonly unit: () => number
  /** Whether it has a height of its own, and which until it is measured. */
  readonly guess: (index: number) => number
  readonly open: () => string | null
  /** When this changes, what was measured holds no longer. */
  readonly frame: () => string
}

const EXTRA = 6
/** However tall the screen is. */
const MOST = 120
/** Px of an opened row that are brought into view. */
const AHEAD = 220

const clamp = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most)

/**
 * Only rows in view of a scroller exist, each as tall as it is. Whatever changes above what is read (a row opened, lines put
 * before it, a height that was guessed wrong), the row that is read stays where it is on the screen. At the very top the list
 * stays at its top.
 */
export function useTallRows(scroller: Readonly<Ref<HTMLElement | null>>, tall: Tall) {
  const measured = new Map<string, number>()
  const view = shallowRef({ top: 0, height: 0 })
  const version = shallowRef(0)
  let heights: Heights = heightsOf(0, () => 0)
  let places: ReadonlyMap<string, number> | null = null
  let shown: readonly Row[] = []

  const heightOf = (index: number): number => measured.get(tall.rows()[index]?.key ?? '') ?? tall.guess(index)
  const placeOf = (key: string | null): number => {
    places ??= new Map(shown.map((row, index) => [row.key, index]))
    return key === null ? -1 : (places.get(key) ?? -1)
  }

  const drawn: ComputedRef<Drawn> = computed(() => {
    void version.value
    const { top, height } = view.value
    const { count } = heights
    const seenFrom = Math.max(0, heights.at(top))
    const seenTo = Math.min(count, heights.at(top + height) + 1)
    const from = Math.max(0, seenFrom - EXTRA)
    const to = Math.min(count, from + MOST, seenTo + EXTRA)
    return { from, to, seenFrom, seenTo, before: heights.top(from), after: heights.total() - heights.top(to) }
  })

  function scrollTo(top: number): void {
    const most = Math.max(0, heights.total() - view.value.height)
    view.value = { ...view.value, top: clamp(top, 0, most) }
    version.value += 1
    void nextTick(() => {
      const element = scroller.value
      if (element && Math.abs(element.scrollTop - view.value.top) >= 1) element.scrollTop = view.value.top
    })
  }

  /** Heights are made anew; the first of `keys` that is still there stays where it is. */
  function rebuild(keys: readonly string[]): void {
    const { top } = view.value
    const offsets = keys.map((key) => [key, heights.top(placeOf(key)) - top] as const)
    shown = tall.rows()
    places = null
    heights = heightsOf(shown.length, heightOf)
    const kept = top <= 0 ? undefined : offsets.find(([key]) => placeOf(key) >= 0)
    scrollTo(kept ? heights.top(placeOf(kept[0])) - kept[1] : top)
  }
  const seenKeys = (): readonly string[] => {
    const { seenFrom, seenTo } = drawn.value
    return shown.slice(seenFrom, seenTo).map(({ key }) => key)
  }

  watch(tall.rows, () => rebuild(seenKeys()), { immediate: true, flush: 'sync' })
  watch([tall.frame, tall.unit], () => {
    measured.clear()
    rebuild(seenKeys())
  })
  /** The row that is opened or closed stays where it is: the reader looks at it. */
  watch(tall.open, (open, before) => {
    const inView = (key: string | null): key is string => key !== null && isSeen(placeOf(key))
    const held = [open, before].filter((key) => key !== null && key !== undefined).find((key) => inView(key))
    for (const key of [open, before]) if (key) measured.delete(key)
    const top = view.value.top
    rebuild([...(held === undefined ? [] : [held]), ...seenKeys()])
    const closed = placeOf(before ?? null)
    if (open === null && held === before && heights.top(closed) < view.value.top) scrollTo(heights.top(closed))
    else if (top <= 0 && held === undefined) scrollTo(0)
    revealing = open
  })
  let revealing: string | null = null

  const isSeen = (index: number): boolean =>
    index >= 0 && heights.top(index) < view.value.top + view.value.height && heights.top(index + 1) > view.value.top

  function look(): void {
    const element = scroller.value
    if (!element) return
    const next = { top: element.scrollTop, height: Math.max(0, element.clientHeight - headOf(element)) }
    if (next.top !== view.value.top || next.height !== view.value.height) view.value = next
  }

  /** `[data-tall]` rows are measured: those that are open or wrapped. */
  const sizes = new ResizeObserver((entries) => {
    const { top } = view.value
    const first = heights.at(top)
    let shift = 0
    let changed = false
    for (const { target, borderBoxSize } of entries) {
      if (!(target instanceof HTMLElement) || !target.isConnected) continue
      const key = target.dataset['tall'] ?? ''
      const index = placeOf(key)
      const px = borderBoxSize[0]?.blockSize ?? target.offsetHeight
      if (index < 0 || px <= 0) continue
      measured.set(key, px)
      const by = heights.set(index, px)
      changed ||= by !== 0
      if (index < first) shift += by
      if (key === revealing) {
        revealing = null
        show(index, Math.min(px, AHEAD))
      }
    }
    if (changed) scrollTo(view.value.top + (top <= 0 ? 0 : shift))
  })
  const observed = new Set<Element>()
  /** After each drawing: those that came are watched, those that went no longer. */
  function measure(): void {
    const now = new Set<Element>(scroller.value?.querySelectorAll('[data-tall]') ?? [])
    for (const element of observed) if (!now.has(element)) sizes.unobserve(element)
    for (const element of now) if (!observed.has(element)) sizes.observe(element)
    observed.clear()
    for (const element of now) observed.add(element)
  }

  const frame = new ResizeObserver(look)
  onMounted(() => {
    if (!scroller.value) return
    frame.observe(scroller.value)
    scroller.value.addEventListener('scroll', look, { passive: true })
    look()
    measure()
  })
  watch(drawn, () => void nextTick(measure), { flush: 'post' })
  onBeforeUnmount(() => {
    frame.disconnect()
    sizes.disconnect()
    scroller.value?.removeEventListener('scroll', look)
  })

  /** Scrolls as little as brings the row into view, or so many px of it. */
  function show(index: number, px: number = tall.unit()): void {
    if (index < 0 || index >= heights.count) return
    const start = heights.top(index)
    const { top, height } = view.value
    const end = start + Math.min(px, height)
    if (start < top) scrollTo(start)
    else if (end > top + height) scrollTo(Math.min(start, end - height))
  }
  /** Px of rows that are on screen; 0 before it is known. */
  const height = computed(() => view.value.height)
  return { drawn, show, height }
}

const headOf = (scroller: HTMLElement): number => scroller.querySelector<HTMLElement>('[data-head]')?.offsetHeight ?? 0
