import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createPool } from './pool'

const still = new AbortController().signal

/** Work that ends when told. */
function hanging() {
  let finish = (): void => {}
  const work = () => new Promise<string>((resolve) => (finish = () => resolve('done')))
  return { work, finish: () => finish() }
}

describe('createPool', () => {
  beforeEach(() => vi.useFakeTimers())
  afterEach(() => vi.useRealTimers())

  it('lets the next one in when a place is free', async () => {
    const pool = createPool(1)
    const first = hanging()
    const second = vi.fn(async () => 'second')
    const one = pool(first.work, () => 'late', still)
    const two = pool(second, () => 'late', still)
    expect(second).not.toHaveBeenCalled()
    first.finish()
    expect(await one).toBe('done')
    expect(await two).toBe('second')
  })

  it('answers late after 10 s, and work that hangs keeps its place', async () => {
    const pool = createPool(1)
    const stuck = hanging()
    const waiting = vi.fn(async () => 'waiting')
    const one = pool(stuck.work, () => 'late', still)
    const two = pool(waiting, () => 'late', still)
    await vi.advanceTimersByTimeAsync(9_999)
    const three = pool(
      async () => 'three',
      () => 'late',
      still,
    )
    await vi.advanceTimersByTimeAsync(1)
    expect(await Promise.all([one, two])).toEqual(['late', 'late'])
    expect(waiting).not.toHaveBeenCalled()
    stuck.finish()
    expect(await three).toBe('three')
  })

  it('forgets a client that has gone while it waited', async () => {
    const pool = createPool(1)
    const first = hanging()
    const gone = new AbortController()
    const never = vi.fn(async () => 'never')
    void pool(first.work, () => 'late', still)
    const two = pool(never, () => 'late', gone.signal)
    gone.abort()
    await expect(two).rejects.toThrow('the client has gone')
    first.finish()
    await vi.advanceTimersByTimeAsync(0)
    expect(never).not.toHaveBeenCalled()
    expect(
      await pool(
        async () => 'next',
        () => 'late',
        still,
      ),
    ).toBe('next')
  })

  it('does not begin for a client that has gone already', async () => {
    const work = vi.fn(async () => 'never')
    await expect(createPool(1)(work, () => 'late', AbortSignal.abort())).rejects.toThrow('the client has gone')
    expect(work).not.toHaveBeenCalled()
  })

  it('passes on what the work throws and frees its place', async () => {
    const pool = createPool(1)
    const failing = pool(
      async () => Promise.reject(new Error('broken')),
      () => 'late',
      still,
    )
    await expect(failing).rejects.toThrow('broken')
    expect(
      await pool(
        async () => 'next',
        () => 'late',
        still,
      ),
    ).toBe('next')
  })
})
