import { describe, expect, it } from 'vitest'
import { HOSTILE } from '../hostile'
import { finished } from '../trace/testing'
import { createWorld } from '../world'
import { HOSTILE_TREES } from './hostile'
import { Profiles } from './profiles'
import { manyFrames } from './scale'

const NOW = Date.UTC(2026, 2, 18, 18, 20)

describe('many frames', () => {
  it.each([1, 2, 10, 5_000, 30_000])('%d are as many, no two of one name, parents first, and add up', (count) => {
    const elements = finished(manyFrames(count, 7))
    expect(elements).toHaveLength(count)
    expect(new Set(elements.map(({ codeSignature }) => codeSignature)).size).toBe(count)
    const depth = new Map([['-1', 0]])
    const left = new Map<string, number>()
    for (const { id, parentId, total, self } of elements) {
      depth.set(id, (depth.get(parentId) ?? Number.NaN) + 1)
      if (parentId !== '-1') left.set(parentId, (left.get(parentId) ?? Number.NaN) - total)
      left.set(id, total - self)
    }
    expect([...left.values()].every((rest) => rest === 0)).toBe(true)
    const deepest = Math.max(...depth.values())
    expect(deepest).toBeLessThanOrEqual(2_000)
    if (count === 30_000) expect(deepest).toBe(2_000)
  })

  it('are a task of catalog, made once', () => {
    const profiles = new Profiles(createWorld(), { hostile: false, frames: 100 })
    const task = profiles.asyncTasks(NOW).find(({ id }) => id === 'scale-frames')
    if (!task) throw new Error('no task')
    expect(task.instanceIds).toHaveLength(3)
    const tree = () => finished(profiles.asyncTree(task, task.instanceIds, 'EXECUTION_SAMPLE', NOW))
    expect(tree()).toHaveLength(100)
    expect(tree()).toBe(tree())
    expect(finished(profiles.asyncTree(task, task.instanceIds, 'LOCK', NOW))).toHaveLength(1)
  })
})

describe('the hostile world', () => {
  const profiles = new Profiles(createWorld({ kind: 'hostile' }), { hostile: true, frames: 0 })
  const elements = (kind: (typeof HOSTILE_TREES)[number]) => {
    const task = profiles.asyncTasks(NOW).find(({ id }) => id === `hostile-${kind}`)
    return finished(profiles.asyncTree(task ?? null, [], 'EXECUTION_SAMPLE', NOW))
  }

  it('has a recording of each kind', () => {
    expect(elements('one')).toHaveLength(1)
    expect(elements('zero').every(({ total, self }) => total === 0 && self === 0)).toBe(true)
    expect(elements('zero').length).toBeGreaterThan(1)
    const names = elements('markup').map(({ codeSignature }) => codeSignature)
    expect(names).toEqual(expect.arrayContaining([...HOSTILE, 'x'.repeat(2_000)]))
    expect(elements('recursion')).toHaveLength(2_000)
    expect(new Set(elements('recursion').map(({ codeSignature }) => codeSignature)).size).toBe(2)
    expect(elements('roots').filter(({ parentId }) => parentId === '-1').length).toBeGreaterThan(1)
    const order = elements('order')
    expect(order.findIndex(({ id }) => id === '0')).toBeGreaterThan(order.findIndex(({ parentId }) => parentId === '0'))
  })

  it('has a task of trace profiling with each, that sampled a hostile trace', () => {
    for (const kind of HOSTILE_TREES) {
      const task = profiles.traceTasks(NOW).find(({ id }) => id === `hostile-${kind}`)
      if (!task) throw new Error(`no task ${kind}`)
      const [sample] = finished(profiles.samples(task, NOW))
      if (!sample) throw new Error(`no sample ${kind}`)
      expect(sample.service).toBe(HOSTILE[HOSTILE_TREES.indexOf(kind)])
      const query = { segmentId: sample.segmentId, timeRange: { start: sample.start, end: sample.start + 1 } }
      const { trees } = finished(profiles.analyze([query], [], NOW))
      expect(trees[0]?.elements.map(({ codeSignature }) => codeSignature)).toEqual(
        elements(kind).map(({ codeSignature }) => codeSignature),
      )
    }
  })
})
