import { describe, expect, it } from 'vitest'
import { plotOf } from '@/geometry/plot'
import { lineAt } from './point'
import { unitOf } from './units'

const line = (name: string, value: number | null, rank?: number) => ({
  series: { id: name, name, values: [0, value], ...(rank === undefined ? {} : { rank }) },
  tone: { token: '--s1', dash: null },
  bundled: false,
})
const plot = plotOf({ width: 200, height: 126 }, 2, { min: 0, max: 1000 })
const at = (visible: ReturnType<typeof line>[], y: number | null, unit = 'ms') =>
  lineAt({ unit: unitOf(unit) }, { visible, plot }, 1, y, (value) => `${value} ${unit}`)

describe('the line that was picked', () => {
  it('is the nearest to the pointer, the highest by keys', () => {
    const both = [line('slow', 900), line('fast', 100)]
    expect(at(both, plot.top + 5)).toMatchObject({ name: 'slow', text: '900 ms', millis: 900 })
    expect(at(both, plot.top + plot.height)).toMatchObject({ name: 'fast', millis: 100 })
    expect(at(both, null)?.name).toBe('slow')
  })

  it('of percentiles knows its neighbours, in ms whatever the unit', () => {
    const all = [line('p50', 1, 50), line('p99', 9, 99), line('p95', 5, 95), line('p90', null, 90)]
    expect(at(all, null, 's')).toMatchObject({
      name: 'p99',
      millis: 9000,
      below: { name: 'p95', millis: 5000 },
      above: null,
    })
    expect(at([line('p50', 1, 50), line('p75', 1, 75)], null, 's')?.above ?? null).toEqual({
      name: 'p75',
      millis: 1000,
    })
  })

  it('counts no time where the unit is none, and is nothing without a value', () => {
    expect(at([line('cpm', 7)], null, 'calls / min')).toMatchObject({ millis: null, below: null })
    expect(at([line('cpm', null)], null)).toBeNull()
  })
})
