import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { finished } from '../trace/testing'
import { createWorld, type World } from '../world'
import type { Times } from './search'
import { logTagsSeen } from './tags'
import { linesOf } from './testing'

const NOW = Date.parse('2026-03-18T18:20:30Z')
const KEYS = ['level', 'http.status_code', 'ai_route_type']
const worlds = [createWorld(), createWorld({ kind: 'hostile', seed: 3 }), createWorld({ logs: 2_000 })] as const
const [usual] = worlds

const sorted = (seen: ReadonlyMap<string, ReadonlySet<string>>) =>
  [...seen].map(([key, values]) => [key, [...values].sort()] as const).sort(([a], [b]) => (a < b ? -1 : 1))

const offered = (world: World, times: Times) => sorted(finished(logTagsSeen(world.logs, times, KEYS)))

/** What all lines of the time carry, each of them written. */
function carried(world: World, times: Times) {
  const seen = new Map<string, Set<string>>()
  for (const { tags } of linesOf(times, world))
    for (const { key, value } of tags) if (KEYS.includes(key)) seen.set(key, (seen.get(key) ?? new Set()).add(value))
  return sorted(seen)
}

describe('completion', () => {
  const times = fc
    .record({
      ago: fc.integer({ min: 0, max: 2 * 86_400_000 }),
      ms: fc.oneof(fc.nat(3_000), fc.nat(100_000)),
      more: fc.oneof(fc.constant(0), fc.nat(120_000)),
    })
    .map(({ ago, ms, more }) => ({ now: NOW - ago, from: NOW - ago - more - ms, to: NOW - ago - more }))

  it('offers a value exactly when a line of the time has it', () => {
    const missing = new Set<number>()
    fc.assert(
      fc.property(times, fc.constantFrom(...worlds), (time, world) => {
        // Asked first, so that nothing is remembered of the lines that were written for the comparison.
        const found = offered(world, time)
        expect(found).toEqual(carried(world, time))
        missing.add(found.flatMap(([, values]) => values).length)
      }),
      { numRuns: 40 },
    )
    expect(missing.size).toBeGreaterThan(5)
  }, 120_000)

  it('offers what only lines on traces, and only those of the future, have', () => {
    for (const more of [0, 60_000]) {
      const time = { now: NOW, from: NOW - 20, to: NOW + more }
      for (const world of worlds) expect(offered(world, time)).toEqual(carried(world, time))
    }
  })

  it('leaves out most lines of half an hour', () => {
    const world = createWorld()
    const time = { now: NOW, from: NOW - 1_800_000, to: NOW }
    const slices = [...logTagsSeen(world.logs, time, KEYS)].length
    expect(slices).toBeLessThan(400)
    expect(offered(world, time)).toEqual(carried(usual, time))
  }, 60_000)
})
