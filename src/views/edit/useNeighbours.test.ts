// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, nextTick, ref } from 'vue'
import { useNeighbours } from './useNeighbours'

/** All tabs of one browser; who is `deaf` has crashed. */
class Channel extends EventTarget {
  static tabs = new Set<Channel>()
  deaf = false
  constructor() {
    super()
    Channel.tabs.add(this)
  }
  postMessage(data: unknown): void {
    if (this.deaf) return
    for (const other of Channel.tabs)
      if (other !== this && !other.deaf) other.dispatchEvent(new MessageEvent('message', { data }))
  }
  close(): void {
    Channel.tabs.delete(this)
  }
}

function tab(key = 'a') {
  const scope = effectScope()
  const name = ref(key)
  const others = scope.run(() => useNeighbours(() => name.value))
  const channel = [...Channel.tabs].at(-1)
  if (!others || !channel) throw new Error('no tab')
  return { others, name, channel, end: () => scope.stop() }
}

describe('tabs on one dashboard', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    vi.stubGlobal('BroadcastChannel', Channel)
  })
  afterEach(() => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
    Channel.tabs.clear()
  })

  it('know of each other until one says that it leaves', () => {
    const first = tab()
    expect(first.others.value).toBe(false)
    const second = tab()
    expect([first.others.value, second.others.value]).toEqual([true, true])
    second.end()
    expect(first.others.value).toBe(false)
    first.end()
  })

  it('notice one that is gone without a word, and stay aware of one that only waits', () => {
    const first = tab()
    const second = tab()
    vi.advanceTimersByTime(60_000)
    expect(first.others.value).toBe(true)
    second.channel.deaf = true
    vi.advanceTimersByTime(6_000)
    expect(first.others.value).toBe(false)
    first.end()
    second.end()
  })

  it('still know of the third when the second leaves', () => {
    const [first, second, third] = [tab(), tab(), tab()]
    second.end()
    expect([first.others.value, third.others.value]).toEqual([true, true])
    first.end()
    third.end()
  })

  it('are alone once theirs became another dashboard', async () => {
    const first = tab()
    const second = tab()
    second.name.value = 'b'
    await nextTick()
    expect([first.others.value, second.others.value]).toEqual([false, false])
    first.end()
    second.end()
  })
})
