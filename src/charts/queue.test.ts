import { describe, expect, it } from 'vitest'
import { enqueue } from './queue'

const task = (): Promise<void> => new Promise((done) => setTimeout(done, 0))

describe('queue', () => {
  it('runs one job per task, in order, and not those taken back', async () => {
    const done: string[] = []
    let micro = 0
    enqueue(() => {
      done.push('a')
      queueMicrotask(() => (micro = done.length))
    })
    const cancel = enqueue(() => done.push('b'))
    enqueue(() => done.push('c'))
    cancel()
    expect(done).toEqual([])
    while (done.length < 2) await task()
    expect(done).toEqual(['a', 'c'])
    expect(micro).toBe(1)
  })

  it('goes on after a job that throws', async () => {
    const faults: unknown[] = []
    const listen = (fault: Error): void => void faults.push(fault.message)
    process.once('uncaughtException', listen)
    let ran = false
    enqueue(() => {
      throw new Error('broken chart')
    })
    enqueue(() => (ran = true))
    while (!ran) await task()
    process.removeListener('uncaughtException', listen)
    expect(faults).toEqual(['broken chart'])
  })
})
