import { nextTick, onBeforeUnmount } from 'vue'
import { useRouter } from 'vue-router'

/** Entries of the history whose place is remembered. */
const MOST = 100
/** How long a page may take to grow to the place it was left at, ms. */
const PATIENCE = 3_000

/**
 * The content is the scroller, not the document. Another page begins at its top, and the focus with it when its element is
 * gone; Back and Forward find the place again. What only replaces the address, or changes its query, moves nothing.
 */
export function useScroll(scroller: () => HTMLElement | null): void {
  const router = useRouter()
  const places = new Map<number, number>()
  let here = positionNow()
  let popped = false
  let stop = (): void => {}

  onBeforeUnmount(router.options.history.listen(() => void (popped = true)))
  onBeforeUnmount(() => stop())

  router.beforeEach((_to, from) => {
    stop()
    // Nothing has been scrolled yet, and to look would lay the page out before it is painted.
    if (from.matched.length === 0) return
    places.delete(here)
    places.set(here, scroller()?.scrollTop ?? 0)
    for (const old of [...places.keys()].slice(0, -MOST)) places.delete(old)
  })
  router.afterEach(async (to, from, failure) => {
    // One that was overtaken says nothing of the one that follows.
    if (failure) return
    const wasPopped = popped
    popped = false
    const before = here
    here = positionNow()
    if (from.matched.length === 0 || to.path === from.path || here === before) return
    const wanted = wasPopped ? (places.get(here) ?? 0) : 0
    await nextTick()
    const element = scroller()
    if (!element) return
    if (!isShown(document.activeElement)) element.focus({ preventScroll: true })
    stop = settle(element, wanted)
  })
}

/** Scrolls there now, and as the page grows; whoever scrolls or presses a key meanwhile is not interrupted. */
function settle(element: HTMLElement, top: number): () => void {
  element.scrollTop = top
  if (element.scrollTop >= top - 1) return () => {}
  const watcher = new ResizeObserver(() => {
    element.scrollTop = top
    if (element.scrollTop >= top - 1) stop()
  })
  const ends = ['wheel', 'pointerdown', 'keydown'] as const
  const timer = setTimeout(stop, PATIENCE)
  function stop(): void {
    clearTimeout(timer)
    watcher.disconnect()
    for (const end of ends) element.removeEventListener(end, stop)
  }
  for (const child of element.children) watcher.observe(child)
  for (const end of ends) element.addEventListener(end, stop, { passive: true })
  return stop
}

const isShown = (element: Element | null): boolean =>
  element !== null && element !== document.body && element.getClientRects().length > 0

/** Of this entry in the tab's history, as the router counts. */
function positionNow(): number {
  const state: unknown = history.state
  return typeof state === 'object' && state !== null && 'position' in state && typeof state.position === 'number'
    ? state.position
    : 0
}
