import { describe, expect, it } from 'vitest'
import { gapsOf, indexAt, plotOf, xOf, yOf } from './plot'

const plot = plotOf({ width: 350, height: 126 }, 31, { min: 0, max: 100 })

describe('plot', () => {
  it('spans the buckets from the axis to the right end', () => {
    expect([xOf(plot, 0), xOf(plot, 15), xOf(plot, 30)]).toEqual([38, 188, 338])
    expect([yOf(plot, 0), yOf(plot, 50), yOf(plot, 100)]).toEqual([106, 56, 6])
  })

  it('finds the nearest bucket and never one outside', () => {
    expect([-50, 38, 42, 44, 338, 900].map((x) => indexAt(plot, x))).toEqual([0, 0, 0, 1, 30, 30])
  })

  it('puts a lone bucket in the middle', () => {
    const lone = plotOf({ width: 350, height: 126 }, 1, { min: 0, max: 0 })
    expect([xOf(lone, 0), indexAt(lone, 300), yOf(lone, 0)]).toEqual([188, 0, 106])
  })

  it('names stretches without values', () => {
    expect(gapsOf([true, true, false, true, false, true])).toEqual([
      { from: 0, to: 1 },
      { from: 3, to: 3 },
      { from: 5, to: 5 },
    ])
    expect(gapsOf([])).toEqual([])
  })
})
