import { describe, expect, it } from 'vitest'
import { framesOf } from './frames'
import { frameAt, pathOf, rowsOfStacks, tableOf } from './testing/stacks'
import { beside, isUnder, parentOf, pathTo, widestChild } from './walk'

describe('walking', () => {
  const table = tableOf('m;a;x 6', 'm;b;y 1', 'm;b;z 2', 'm;c 0', 'm 1')
  const at = (path: string): number => frameAt(table, path)

  it('goes up, and down to the widest child', () => {
    expect(parentOf(table, at('m;b;z'))).toBe(at('m;b'))
    expect(parentOf(table, 0)).toBe(-1)
    expect(widestChild(table, at('m;b'))).toBe(at('m;b;z'))
    expect(widestChild(table, at('m;a;x'))).toBe(-1)
    const source = framesOf([rowsOfStacks('m;a 1', 'm;b 5', 'm;c 2')], 'ms', 'source')
    expect(pathOf(source, widestChild(source, 0))).toBe('m;b')
  })

  it('goes along a level, within what is zoomed in on, past frames of no width', () => {
    expect(beside(table, at('m;a;x'), 1)).toBe(at('m;b;z'))
    expect(beside(table, at('m;b;z'), -1)).toBe(at('m;a;x'))
    expect(beside(table, at('m;b;z'), -1, at('m;b'))).toBe(-1)
    expect(beside(table, at('m;b;z'), 1, at('m;b'))).toBe(at('m;b;y'))
    expect(beside(table, at('m;b'), 1)).toBe(-1)
    expect(beside(table, 0, 1)).toBe(-1)
  })

  it('tells the way to a frame', () => {
    expect(pathTo(table, at('m;b;z')).map((one) => pathOf(table, one))).toEqual(['m', 'm;b', 'm;b;z'])
    expect(isUnder(table, at('m;b;z'), at('m;b'))).toBe(true)
    expect(isUnder(table, at('m;b'), at('m;b'))).toBe(true)
    expect(isUnder(table, at('m;a'), at('m;b'))).toBe(false)
  })
})
