import { describe, expect, it } from 'vitest'
import { world } from '../testing'
import { levelOf, linesOf, named } from './testing'

const NOW = Date.parse('2026-03-18T18:20:00Z')
const MINUTE = 60_000
const LIVE_MINUTES = 780

describe('services that come and go', () => {
  const [young] = world.graph.rolledWithin(NOW / MINUTE, NOW / MINUTE).toReversed()
  const from = young?.life.latest(NOW / MINUTE)?.from ?? 0

  it('write as any other does while they live', () => {
    const lines = linesOf({ now: NOW, from: NOW - 180 * MINUTE, service: named(young?.data.name ?? '') })
    expect(lines.length).toBeGreaterThan(100)
    expect(new Set(lines.map(levelOf))).toEqual(new Set(['INFO', 'DEBUG', 'WARN', 'ERROR']))
    expect(new Set(lines.map(({ instance }) => instance))).toEqual(new Set([`${young?.data.shortName}-0`]))
    const all = linesOf({ now: NOW, from: NOW - 2 * MINUTE })
    const recent = lines.filter(({ time }) => time >= NOW - 2 * MINUTE)
    expect(all.filter(({ service }) => service === young?.data.name)).toEqual(recent)
  })

  it('write nothing before and after', () => {
    const service = named(young?.data.name ?? '')
    const around = (minute: number) => {
      const at = (from + minute) * MINUTE
      return linesOf({ now: at + 10 * MINUTE, from: at - 10 * MINUTE, to: at + 10 * MINUTE, service })
    }
    for (const minute of [0, LIVE_MINUTES]) {
      const lines = around(minute)
      const isAfter = ({ time }: { readonly time: number }) => time >= (from + minute) * MINUTE
      expect(lines.some((line) => isAfter(line) === (minute === 0))).toBe(true)
      expect(lines.every((line) => isAfter(line) === (minute === 0))).toBe(true)
    }
    expect(linesOf({ now: NOW, service: named('plover::wallet-r999') })).toEqual([])
    expect(linesOf({ now: NOW, service: named('plover::wallet-r1x') })).toEqual([])
  })
})
