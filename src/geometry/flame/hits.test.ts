import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hitsOf, holdsHit, namesMatching, namesWith } from './hits'
import { someStacks, tableOf } from './testing/stacks'

describe('hits', () => {
  it('count samples under nested ones once', () => {
    const table = tableOf('m;a;b;a 4', 'm;b 3', 'm;c 3')
    const hits = hitsOf(table, namesMatching(table.names, /^[ab]$/i))
    expect(hits).toMatchObject({ count: 4, samples: 7, share: 0.7, isPlain: false })
    expect([...hits.frames]).toEqual([0, 1, 1, 1, 1, 0])
  })

  it('are none in a table without samples', () => {
    const table = tableOf('m;a 0')
    expect(hitsOf(table, namesMatching(table.names, /a/))).toMatchObject({ count: 1, samples: 0, share: 0 })
    expect(hitsOf(table, new Uint8Array(2))).toMatchObject({ count: 0, samples: 0, share: 0 })
  })

  it('are found as plain text whatever the case', () => {
    expect([...namesWith(['java.lang.Thread', 'a(b', 'A(B)'], 'A(B')]).toEqual([0, 1, 1])
    expect([...namesWith(['Thread.run'], 'THREAD.')]).toEqual([1])
  })

  it('are what counting stacks counts', () => {
    fc.assert(
      fc.property(someStacks, fc.subarray(['a', 'b', 'c', 'd']), fc.nat(), fc.nat(), (stacks, wanted, one, other) => {
        const table = tableOf(...stacks)
        const hits = hitsOf(
          table,
          Uint8Array.from(table.names, (name) => (wanted.includes(name) ? 1 : 0)),
        )
        const samples = stacks
          .map((stack) => stack.split(' '))
          .filter(([path = '']) => path.split(';').some((name) => wanted.includes(name)))
          .reduce((sum, [, count]) => sum + Number(count), 0)
        expect(hits.samples).toBe(samples)
        const all = table.total[0] ?? 0
        expect(hits.share).toBe(all === 0 ? 0 : samples / all)
        const [from, until] = [one % table.count, other % table.count].sort((a, b) => a - b)
        const places = table.rows.frames.subarray(from, until)
        expect(holdsHit(hits, from ?? 0, until ?? 0)).toBe(places.some((frame) => hits.frames[frame] === 1))
      }),
    )
  })
})
