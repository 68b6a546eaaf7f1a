// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, nextTick, ref } from 'vue'
import { EVERY, usePolling, useTicking } from './polling'

let hidden = false
function show(now: boolean): void {
  hidden = !now
  document.dispatchEvent(new Event('visibilitychange'))
}

beforeEach(() => {
  hidden = false
  vi.useFakeTimers()
  vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => (hidden ? 'hidden' : 'visible'))
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
})

function polled(first: boolean) {
  const wanted = ref(first)
  const ask = vi.fn()
  const scope = effectScope()
  scope.run(() => usePolling(ask, () => wanted.value))
  const counts = (): number => ask.mock.calls.length
  return { wanted, counts, leave: () => scope.stop() }
}

describe('polling', () => {
  it('asks in its step while it is wanted, and once at the end', async () => {
    const { wanted, counts, leave } = polled(true)
    vi.advanceTimersByTime(EVERY * 3)
    expect(counts()).toBe(3)
    wanted.value = false
    await nextTick()
    expect(counts()).toBe(4)
    vi.advanceTimersByTime(EVERY * 10)
    expect(counts()).toBe(4)
    leave()
  })

  it('asks nothing when it was never wanted', () => {
    const { counts, leave } = polled(false)
    vi.advanceTimersByTime(EVERY * 10)
    show(false)
    show(true)
    expect(counts()).toBe(0)
    leave()
  })

  it('rests on a hidden tab, and looks at once when it comes back', () => {
    const { counts, leave } = polled(true)
    vi.advanceTimersByTime(EVERY)
    show(false)
    vi.advanceTimersByTime(EVERY * 100)
    expect(counts()).toBe(1)
    show(true)
    expect(counts()).toBe(2)
    vi.advanceTimersByTime(EVERY)
    expect(counts()).toBe(3)
    leave()
  })

  it('ends when the component is left', () => {
    const { counts, leave } = polled(true)
    vi.advanceTimersByTime(EVERY)
    leave()
    vi.advanceTimersByTime(EVERY * 10)
    show(false)
    show(true)
    expect(counts()).toBe(1)
  })
})

describe('the clock', () => {
  it('goes on by seconds while something runs, and follows the page', async () => {
    const page = ref(1_000_000)
    const ticks = ref(true)
    const scope = effectScope()
    const now = scope.run(() =>
      useTicking(
        () => page.value,
        () => ticks.value,
      ),
    )
    vi.advanceTimersByTime(2_000)
    expect(now?.value).toBe(1_002_000)
    page.value = 5_000_000
    await nextTick()
    expect(now?.value).toBe(5_000_000)
    ticks.value = false
    await nextTick()
    vi.advanceTimersByTime(9_000)
    expect(now?.value).toBe(5_000_000)
    scope.stop()
  })
})
