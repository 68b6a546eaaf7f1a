import { onScopeDispose, shallowRef, watch, type Ref } from 'vue'
import { isHidden, onVisible } from '@/query/visibility'

/** ms between two looks at a task that runs. */
export const EVERY = 5_000

/**
 * Asks again and again while it is wanted and the tab is on screen; once more when it is wanted no longer, so that the end is
 * seen, and at once when the tab comes back. Nothing is asked after the component is gone. `ask` skips what is still under way.
 */
export function usePolling(ask: () => void, wanted: () => boolean, every: number = EVERY): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const stop = (): void => clearTimeout(timer)
  function plan(): void {
    stop()
    if (!wanted() || isHidden()) return
    timer = setTimeout(() => {
      if (isHidden()) return
      ask()
      plan()
    }, every)
  }
  watch(
    wanted,
    (now, before) => {
      plan()
      if (before === true && !now && !isHidden()) ask()
    },
    { immediate: true },
  )
  const unlisten = onVisible(() => {
    if (!wanted()) return
    ask()
    plan()
  })
  onScopeDispose(() => {
    stop()
    unlisten()
  })
}

const SECOND = 1_000

/** The server's time, epoch ms: `page` is that of the page's refresh; it goes on by seconds while `ticks`, on a visible tab. */
export function useTicking(page: () => number, ticks: () => boolean): Readonly<Ref<number>> {
  const now = shallowRef(page())
  let base = { at: page(), since: performance.now() }
  let timer: ReturnType<typeof setInterval> | undefined
  const look = (): void => {
    now.value = base.at + Math.round(performance.now() - base.since)
  }
  function plan(): void {
    clearInterval(timer)
    if (!ticks()) return
    timer = setInterval(() => {
      if (!isHidden()) look()
    }, SECOND)
  }
  watch(page, (at) => {
    base = { at, since: performance.now() }
    now.value = at
  })
  watch(ticks, plan, { immediate: true })
  const unlisten = onVisible(look)
  onScopeDispose(() => {
    clearInterval(timer)
    unlisten()
  })
  return now
}
