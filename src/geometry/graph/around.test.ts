import { describe, expect, it } from 'vitest'
import { graphOf } from '../testing/graphs'
import { around } from './around'

const graph = graphOf('user>gw;gw>a b;a>db cache;b>db;db>replica;a>a')
const names = (...given: Parameters<typeof around>): string => [...around(...given)].sort().join(' ')

describe('around', () => {
  it('counts hops towards callees, callers or both', () => {
    expect(names(graph, ['a'], 1, 'down')).toBe('a cache db')
    expect(names(graph, ['a'], 2, 'down')).toBe('a cache db replica')
    expect(names(graph, ['a'], 2, 'up')).toBe('a gw user')
    expect(names(graph, ['a'], 1, 'both')).toBe('a cache db gw')
  })

  it('does not turn on the way: who calls the same database is not near', () => {
    expect(names(graph, ['a'], 2, 'both').split(' ')).not.toContain('b')
  })

  it('starts from several, from none and from ids that are gone', () => {
    expect(names(graph, ['b', 'replica'], 1, 'up')).toBe('b db gw replica')
    expect(names(graph, [], 3, 'both')).toBe('')
    expect(names(graph, ['gone', 'user'], 0, 'both')).toBe('user')
  })

  it('ends in a cycle', () => {
    expect(names(graphOf('a>b;b>c;c>a'), ['a'], 99, 'down')).toBe('a b c')
  })
})
