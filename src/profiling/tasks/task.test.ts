import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isUnderWay, newestFirst, phaseOf, progressOf, type Word } from './task'

const MINUTE = 60_000
const task = { start: 10 * MINUTE, end: 15 * MINUTE }
const word = (instance: string, step: string, at: number): Word => ({
  instanceId: instance,
  instanceName: `pod-${instance}`,
  step,
  at,
})

describe('a task', () => {
  it('waits, runs and is over', () => {
    expect([9, 10, 14.99, 15].map((minute) => phaseOf(task, minute * MINUTE))).toEqual([
      'waiting',
      'running',
      'running',
      'over',
    ])
  })

  it('is listed the newest first, in the same order however it came', () => {
    const tasks = ['b', 'a', 'c'].map((id) => ({ id, start: id === 'c' ? 2 : 1 }))
    for (const list of [tasks, [...tasks].reverse()])
      expect(newestFirst(list).map(({ id }) => id)).toEqual(['c', 'a', 'b'])
  })
})

describe('progress', () => {
  it('is told per instance, by name', () => {
    const words = [
      word('2', 'EXECUTION_FINISHED', 9),
      word('2', 'NOTIFIED', 3),
      word('2', 'NOTIFIED', 5),
      word('1', 'NOTIFIED', 4),
      word('3', 'EXECUTION_TASK_ERROR', 6),
      word('4', 'SOMETHING_NEW', 7),
    ]
    expect(progressOf(words)).toEqual([
      { id: '1', name: 'pod-1', notified: 4, finished: null, failed: null },
      { id: '2', name: 'pod-2', notified: 3, finished: 9, failed: null },
      { id: '3', name: 'pod-3', notified: null, finished: null, failed: { at: 6, step: 'EXECUTION_TASK_ERROR' } },
      { id: '4', name: 'pod-4', notified: null, finished: null, failed: null },
    ])
  })

  it('does not depend on the order of the words', () => {
    const steps = fc.constantFrom('NOTIFIED', 'EXECUTION_FINISHED', 'OTHER')
    const words = fc.array(fc.tuple(fc.constantFrom('1', '2', '3'), steps, fc.nat(9)).map((given) => word(...given)))
    fc.assert(
      fc.property(words, (given) => {
        expect(progressOf([...given].reverse())).toEqual(progressOf(given))
      }),
    )
  })
})

describe('what may still come', () => {
  const took = progressOf([word('1', 'NOTIFIED', 0)])
  const done = progressOf([word('1', 'NOTIFIED', 0), word('1', 'EXECUTION_FINISHED', 1)])
  const broken = progressOf([word('1', 'EXECUTION_TASK_ERROR', 1)])
  const at = (minute: number, progress = took): boolean => isUnderWay(task, progress, minute * MINUTE)

  it('is nothing before it begins', () => expect(at(9.9)).toBe(false))
  it('is something while it runs, also before an instance took it', () => {
    expect([at(12), at(12, [])]).toEqual([true, true])
  })
  it('is nothing when all have done with it, but for those that still hear of it', () => {
    expect([at(10.5, done), at(11, done), at(12, broken)]).toEqual([true, false, false])
  })
  it('is waited for a little after its end, where somebody took it', () => {
    expect([at(16), at(17), at(15, []), at(15.5, done)]).toEqual([true, false, false, false])
  })
})
