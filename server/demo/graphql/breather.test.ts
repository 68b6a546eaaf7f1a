import { describe, expect, it } from 'vitest'
import { breather } from './breather'

/** Longer than a turn of the event loop may last. */
function work(): void {
  for (const since = performance.now(); performance.now() - since < 12;);
}

describe('a breather', () => {
  it('lets others go on after long work', async () => {
    const breathe = breather()
    let turns = 0
    setImmediate(() => (turns += 1))
    await breathe()
    expect(turns).toBe(0)
    work()
    await breathe()
    expect(turns).toBe(1)
  })

  it('ends work that nobody waits for any more', async () => {
    const gone = new AbortController()
    const breathe = breather(gone.signal)
    work()
    await breathe()
    gone.abort()
    work()
    await expect(breathe()).rejects.toThrow('the client has gone')
  })
})
