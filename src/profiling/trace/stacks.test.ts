import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nameOf } from '@/geometry/flame/table'
import type { StackElement } from '@/protocol/profiling/analyze'
import { comesOpen, isOpen, rowOf, rowsOf, stacksOf } from './stacks'

const frame = (id: number, parentId: number, name: string, duration: number, count: number): StackElement => ({
  ...{ id: String(id), parentId: String(parentId), codeSignature: name, duration, count },
  durationChildExcluded: 0,
})
const TREES = [
  {
    elements: [
      frame(3, 2, 'deep', 70, 7),
      frame(1, 0, 'run', 100, 10),
      frame(2, 1, 'serve', 90, 9),
      frame(4, 1, 'log', 4, 1),
      frame(5, 4, 'write', 4, 1),
    ],
  },
  { elements: [frame(1, 0, 'gc', 10, 1)] },
]
const stacks = stacksOf({ tip: null, trees: TREES })
if (!stacks) throw new Error('no stacks')
const { table } = stacks
const names = (turned: ReadonlySet<number>, shown = -1): readonly string[] => {
  const { frames, count } = rowsOf(table, turned, shown)
  return Array.from(frames.subarray(0, count), (at) => nameOf(table, at))
}
const frameOf = (name: string): number => Array.from(table.name).findIndex((_, at) => nameOf(table, at) === name)

describe('stacks', () => {
  it('have their time and how often they were seen, in whatever order OAP tells them', () => {
    const told = (name: string) => [table.total[frameOf(name)], table.self[frameOf(name)], stacks.dumps[frameOf(name)]]
    expect(table.unit).toBe('ms')
    expect(table.total[0]).toBe(110)
    expect(told('serve')).toEqual([90, 20, 9])
    expect(told('deep')).toEqual([70, 70, 7])
    expect([...stacks.heaviest].map((at) => nameOf(table, at))).toEqual(['deep', 'serve', 'gc', 'run', 'write'])
  })

  it('are as wide as they were often seen where no time passed between dumps', () => {
    expect(stacks.flame).toBe(table)
    const once = [frame(1, 0, 'run', 0, 3), frame(2, 1, 'read', 0, 1), frame(3, 1, 'wait', 0, 2)]
    const found = stacksOf({ tip: null, trees: [{ elements: once }] })
    expect(found?.table.total[0]).toBe(0)
    expect(found?.flame.unit).toBe('samples')
    expect([...(found?.flame.total ?? [])]).toEqual([3, 2, 1])
    expect([...(found?.flame.key ?? [])].sort()).toEqual([...(found?.table.key ?? [])].sort())
  })

  it('are none where OAP tells no frame', () => {
    expect(stacksOf({ tip: 'x', trees: [{ elements: [] }] })).toBeNull()
    expect(stacksOf({ tip: null, trees: [] })).toBeNull()
  })

  it('come open where most of the time is', () => {
    expect(names(new Set())).toEqual(['run', 'serve', 'deep', 'log', 'gc'])
    expect(comesOpen(table, frameOf('log'))).toBe(false)
  })

  it('are folded otherwise where the reader says so, but never over what is shown', () => {
    expect(names(new Set([frameOf('run')]))).toEqual(['run', 'gc'])
    expect(names(new Set([frameOf('log')]))).toContain('write')
    expect(names(new Set([frameOf('run')]), frameOf('deep'))).toContain('deep')
    expect(isOpen(table, frameOf('run'), new Set([frameOf('run')]), frameOf('gc'))).toBe(false)
  })

  it('have each frame in one row at most, found by it', () => {
    const turned = fc.array(fc.nat(table.count)).map((frames) => new Set(frames))
    fc.assert(
      fc.property(turned, fc.integer({ min: -1, max: table.count - 1 }), (set, shown) => {
        const rows = rowsOf(table, set, shown)
        const listed = [...rows.frames.subarray(0, rows.count)]
        expect(new Set(listed).size).toBe(rows.count)
        for (let at = 0; at < table.count; at += 1) expect(rowOf(rows, at)).toBe(listed.indexOf(at))
        if (shown > 0) expect(listed).toContain(shown)
      }),
    )
  })
})
