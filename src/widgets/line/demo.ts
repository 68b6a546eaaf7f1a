import type { TimeSeriesModel } from '@/charts/model'
import { unitOf } from '@/charts/format'
import { millis } from '@/time/instant'
import type { Demo } from '../demos'

const START = Date.parse('2026-11-22T03:32Z')
const COUNT = 31
const WINDOW = { start: millis(START), end: millis(START + (COUNT - 1) * 60_000), step: 'MINUTE', offset: 0 } as const

/** A saturation from the eleventh minute on: 0 … 1. */
const rise = (index: number): number =>
  index < 11 ? 0 : index < 19 ? (index - 10) / 9 : Math.max(0.6, 1 - (index - 19) / 20)
const wave = (seed: number, base: number, lift: number): number[] =>
  Array.from({ length: COUNT }, (_, index) =>
    Math.round(
      base * (1 + 0.06 * Math.sin(index * 1.3 + seed) + 0.04 * Math.sin(index * 3.7 * seed)) + lift * rise(index),
    ),
  )

const base: TimeSeriesModel = {
  window: WINDOW,
  now: START + (COUNT - 1) * 60_000 + 20_000,
  unit: unitOf('ms'),
  series: [],
  caveats: { bad: 0, outside: 0 },
  legend: { form: 'list', stats: [] },
  showX: true,
  showY: true,
  step: false,
}
const lone = (values: readonly (number | null)[]) => [{ id: '0', name: 'average', values }]
const percentiles = [50, 75, 90, 95, 99].map((rank, index) => ({
  id: `p${rank}`,
  name: `p${rank}`,
  rank,
  values: wave(index + 1, [58, 96, 170, 240, 410][index] ?? 0, [54, 190, 640, 1180, 2050][index] ?? 0),
}))
const many = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    id: String(index),
    name:
      ['checkout', 'orders', 'catalog', 'web,front="a"', 'پرداخت', '🦅 aerie', 'search', 'constructor'][index] ??
      `service ${index}`,
    values: wave(index + 1, 100 + 37 * index, 20 * (index % 5)),
  }))
const without = (values: readonly number[], from: number, to: number) =>
  values.map((value, index) => (index >= from && index <= to ? null : value))

export const demos: readonly Demo<TimeSeriesModel>[] = [
  { name: 'percentiles', w: 9, h: 12, model: { ...base, series: percentiles } },
  { name: 'single', w: 8, h: 12, model: { ...base, series: lone(wave(6, 82, 268)) } },
  { name: 'from zero', w: 7, h: 12, model: { ...base, unit: unitOf('/min'), series: lone(wave(7, 1340, -180)) } },
  {
    name: 'percent near the top',
    w: 9,
    h: 10,
    model: { ...base, unit: unitOf('%'), series: lone(wave(8, 0, 0).map((_, index) => 99.9 - 3.6 * rise(index))) },
  },
  { name: 'gap', w: 8, h: 10, model: { ...base, series: lone(without(wave(12, 34, 28), 6, 8)) } },
  {
    name: 'bad values',
    w: 7,
    h: 10,
    model: { ...base, series: lone(without(wave(2, 30, 9), 12, 13)), caveats: { bad: 2, outside: 0 } },
  },
  { name: 'zero', w: 8, h: 6, model: { ...base, series: lone(wave(1, 0, 0)) } },
  {
    name: 'a lone value',
    w: 8,
    h: 6,
    model: { ...base, series: lone(without(wave(1, 40, 0), 0, 30).map((value, index) => (index === 14 ? 40 : value))) },
  },
  { name: 'bytes', w: 8, h: 6, model: { ...base, unit: unitOf('bytes'), series: lone(wave(3, 700 * 1024 ** 2, 4e8)) } },
  { name: 'twelve', w: 12, h: 11, model: { ...base, series: many(12) } },
  { name: 'forty', w: 12, h: 11, model: { ...base, series: many(40) } },
  {
    name: 'table',
    w: 12,
    h: 14,
    model: { ...base, series: percentiles, legend: { form: 'table', stats: ['min', 'mean', 'max'] } },
  },
  {
    name: 'right',
    w: 12,
    h: 14,
    model: { ...base, series: percentiles, legend: { form: 'right', stats: ['min', 'max'] } },
  },
  {
    name: 'outside its band',
    w: 8,
    h: 12,
    model: {
      ...base,
      series: lone(wave(6, 82, 268)),
      bands: [{ of: '0', upper: wave(1, 120, 0), lower: wave(2, 60, 0), value: [] }],
    },
  },
  {
    name: 'limits',
    w: 9,
    h: 12,
    model: {
      ...base,
      series: percentiles,
      limits: [
        { at: 500, tone: 'warn', label: 'slow' },
        { at: 2_000, tone: 'bad' },
      ],
    },
  },
  {
    name: 'below its objective',
    w: 8,
    h: 10,
    model: {
      ...base,
      unit: unitOf('%'),
      series: lone(wave(8, 0, 0).map((_, index) => 99.9 - 3.6 * rise(index))),
      limits: [
        { at: 0, tone: 'bad' },
        { at: 99, tone: 'ok', label: 'objective' },
      ],
    },
  },
  { name: 'no band', w: 8, h: 12, model: { ...base, series: lone(wave(6, 82, 20)), unpredicted: true } },
  {
    name: 'beyond the scale',
    w: 8,
    h: 10,
    model: { ...base, series: lone(wave(2, 30, 9).map((value, index) => (index === 12 ? 1e308 : value))) },
  },
  { name: 'selector', w: 8, h: 10, model: { ...base, series: percentiles, legend: { form: 'selector', stats: [] } } },
  {
    name: 'four hundred',
    w: 12,
    h: 14,
    model: { ...base, series: many(400), legend: { form: 'table', stats: ['last', 'mean', 'max'] } },
  },
  { name: 'smallest', w: 3, h: 4, model: { ...base, series: percentiles } },
  { name: 'all open', w: 5, h: 4, model: { ...base, now: START, series: lone(wave(4, 20, 3)) } },
  { name: 'negative', w: 8, h: 8, model: { ...base, series: lone(wave(4, 20, 30).map((value) => 40 - value)) } },
  { name: 'steps', w: 8, h: 8, model: { ...base, step: true, series: lone(wave(4, 20, 30)) } },
]
