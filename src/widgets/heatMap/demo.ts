import type { Demo } from '../demos'
import { answered, COUNT, demoLine } from '../demoSeries'
import type { Answers } from '../later'
import type { HeatAnswer } from './model'

type Heat = Answers<HeatAnswer>
const MS = [{ unit: 'ms' }]

/** A saturation from the eleventh minute on: 0 … 1. */
const rise = (minute: number): number => (minute < 11 ? 0 : minute < 19 ? (minute - 10) / 9 : 1 - (minute - 19) / 30)
const wave = (seed: number, minute: number): number => 1 + 0.14 * Math.sin(minute * 1.3 + seed * 2.1)

const percentiles = [50, 75, 90, 95, 99].map((p, index) =>
  demoLine({ p: String(p) }, (minute) =>
    Math.round((60 + 40 * index ** 2) * wave(index, minute) * (1 + 2 * rise(minute))),
  ),
)
const pods = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    demoLine({ pod: `checkout-6b88d4c9f-${(index * 7919 + 46_656).toString(36)}` }, (minute) =>
      Math.round(400 * wave(index, minute) + (index % 5 === 2 ? 900 * rise(minute) : 0)),
    ),
  )
const bounds = [0, 100, 250, 500, 1_000, 2_500, 5_000]

export const demos: readonly Demo<Heat>[] = [
  {
    name: 'Percentiles',
    w: 9,
    h: 10,
    model: answered<HeatAnswer>('HeatMap', [{ kind: 'series', lines: percentiles }], { config: MS }),
  },
  {
    name: 'Calls by response time',
    w: 9,
    h: 12,
    model: answered(
      'HeatMap',
      [
        {
          kind: 'heatmap',
          buckets: bounds.map((from, index) => ({ from, to: bounds[index + 1] ?? Infinity })),
          columns: Array.from({ length: COUNT }, (_, minute) => ({
            at: Date.parse('2026-11-22T03:32Z') + minute * 60_000,
            counts: bounds.map((_, index) =>
              Math.round(1_300 * Math.exp(-(((index - 1 - 3.2 * rise(minute)) / 1.1) ** 2)) * wave(index, minute)),
            ),
          })),
        },
      ],
      { config: MS },
    ),
  },
  {
    name: 'Pods',
    w: 6,
    h: 12,
    model: answered<HeatAnswer>('HeatMap', [{ kind: 'series', lines: pods(14) }], { config: MS }),
  },
  {
    name: 'Gaps, zeros and bad values',
    w: 8,
    h: 9,
    model: answered<HeatAnswer>('HeatMap', [
      {
        kind: 'series',
        lines: [
          demoLine({ pool: 'silent since 03:44' }, (minute) => (minute > 12 ? null : 40 + minute)),
          demoLine({ pool: 'always zero' }, () => 0),
          demoLine({ pool: 'not always a number' }, (minute) => (minute % 7 === 3 ? { bad: '∞' } : 70)),
          demoLine({ pool: 'متجر' }, (minute) => 30 + minute),
          demoLine({ pool: '<img src=x onerror=1>' }, (minute) => 90 - minute),
        ],
      },
    ]),
  },
  {
    name: 'One value',
    w: 8,
    h: 9,
    model: answered<HeatAnswer>('HeatMap', [{ kind: 'scalar', values: [{ labels: {}, value: 7 }] }]),
  },
  {
    name: '300 rows',
    w: 8,
    h: 9,
    model: answered<HeatAnswer>('HeatMap', [{ kind: 'series', lines: pods(300) }], { config: MS }),
  },
  {
    name: 'Smallest',
    w: 3,
    h: 4,
    model: answered<HeatAnswer>('HeatMap', [{ kind: 'series', lines: percentiles }], { config: MS }),
  },
]
