import { unitOf } from '@/charts/format'
import type { TimeSeriesModel } from '@/charts/model'
import { millis } from '@/time/instant'
import type { Demo } from '../demos'

const START = Date.parse('2026-11-22T03:32Z')
const COUNT = 31
const wave = (seed: number, base: number): number[] =>
  Array.from({ length: COUNT }, (_, index) => Math.round(base * (1 + 0.3 * Math.sin(index / 4 + seed))))
const named = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    id: String(index),
    name: ['old', 'young', 'metaspace'][index] ?? `pool ${index}`,
    values: wave(index, 40 + 30 * index),
  }))

const base: TimeSeriesModel = {
  window: { start: millis(START), end: millis(START + (COUNT - 1) * 60_000), step: 'MINUTE', offset: 0 },
  now: START + (COUNT - 1) * 60_000 + 20_000,
  unit: unitOf('MB'),
  series: named(1),
  caveats: { bad: 0, outside: 0 },
  legend: { form: 'list', stats: [] },
  showX: true,
  showY: true,
  step: false,
  mark: { kind: 'area', opacity: 0.4 },
}

export const demos: readonly Demo<TimeSeriesModel>[] = [
  { name: 'one', w: 8, h: 10, model: base },
  { name: 'three', w: 8, h: 10, model: { ...base, series: named(3) } },
  { name: 'strong', w: 8, h: 10, model: { ...base, series: named(2), mark: { kind: 'area', opacity: 1 } } },
  { name: 'forty', w: 12, h: 11, model: { ...base, series: named(40) } },
  {
    name: 'gap and bad values',
    w: 8,
    h: 10,
    model: {
      ...base,
      series: named(1).map((one) => ({
        ...one,
        values: one.values.map((value, index) => (index % 9 > 6 ? null : value)),
      })),
      caveats: { bad: 3, outside: 0 },
    },
  },
  { name: 'smallest', w: 3, h: 4, model: { ...base, series: named(3) } },
]
