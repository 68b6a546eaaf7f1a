import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createClock } from './clock'

describe('createClock', () => {
  beforeEach(() => vi.useFakeTimers({ now: 5_000 }))
  afterEach(() => vi.useRealTimers())

  it('stands still at a fixed instant', () => {
    const clock = createClock({ now: 1_000, tick: false, skew: 0 })
    vi.advanceTimersByTime(700)
    expect(clock()).toBe(1_000)
  })

  it('runs on from a fixed instant that ticks', () => {
    const clock = createClock({ now: 1_000, tick: true, skew: 10 })
    vi.advanceTimersByTime(700)
    expect(clock()).toBe(1_710)
  })

  it('is the time of the machine with the skew', () => {
    const clock = createClock({ now: null, tick: false, skew: -2_000 })
    vi.advanceTimersByTime(700)
    expect(clock()).toBe(3_700)
  })
})
