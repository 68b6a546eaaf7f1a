/** Calls once the page has stood still for `after` ms and the browser has nothing to do. Answers how to stop that. */
export function whenIdle(act: () => void, after: number): () => void {
  let idle: number | null = null
  const timer = setTimeout(() => {
    if (typeof requestIdleCallback === 'undefined') act()
    else idle = requestIdleCallback(act, { timeout: LONGEST })
  }, after)
  return () => {
    clearTimeout(timer)
    if (idle !== null) cancelIdleCallback(idle)
  }
}

/** A page that is never idle is still a page, ms. */
const LONGEST = 5_000
