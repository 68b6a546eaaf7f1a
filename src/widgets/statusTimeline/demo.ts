import type { Demo } from '../demos'
import { answered, demoLine } from '../demoSeries'
import type { Answers } from '../later'
import type { StatusAnswer } from './model'

type Status = Answers<StatusAnswer>
const PODS = ['4kq2z', 'm7xvr', 't2b9s', 'w8gnd', 'zzp2m'].map((end) => `orders-5c7d8-${end}`)
const LIMITS = [
  { at: 500, tone: 'warn' },
  { at: 1_000, tone: 'bad' },
] as const
const latency = (index: number) => (minute: number) =>
  Math.round(120 + 60 * Math.sin(minute * 1.7 + index) + (index % 3 === 1 && minute > 12 ? 520 + 60 * (minute % 9) : 0))
const named = { graph: { valueMappings: { '0': 'down', '1': 'starting', '2': 'running' } } }
const many = Array.from({ length: 120 }, (_, index) => demoLine({ pod: `pod-${index}` }, latency(index)))

export const demos: readonly Demo<Status>[] = [
  {
    name: 'By limits',
    w: 9,
    h: 10,
    model: answered<StatusAnswer>(
      'StatusTimeline',
      [{ kind: 'series', lines: PODS.map((pod, index) => demoLine({ pod }, latency(index))) }],
      { config: [{ unit: 'ms' }], thresholds: LIMITS },
    ),
  },
  {
    name: 'By name',
    w: 8,
    h: 10,
    model: answered<StatusAnswer>(
      'StatusTimeline',
      [
        {
          kind: 'series',
          lines: PODS.map((pod, index) =>
            demoLine({ pod }, (minute) =>
              index === 2 && minute > 9 && minute < 15 ? 0 : (minute + index) % 11 === 4 ? 1 : 2,
            ),
          ),
        },
      ],
      named,
    ),
  },
  {
    name: 'Gaps, bad values, odd names',
    w: 7,
    h: 10,
    model: answered<StatusAnswer>(
      'StatusTimeline',
      [
        {
          kind: 'series',
          lines: [
            demoLine({ pod: '<img src=x onerror=1>' }, (minute) => (minute % 8 > 5 ? null : 900)),
            demoLine({ pod: 'متجر' }, (minute) => (minute === 7 ? { bad: '∞' } : 40)),
            demoLine({ pod: 'x'.repeat(120) }, () => 2_000),
          ],
        },
      ],
      { config: [{ unit: 'ms' }], thresholds: LIMITS },
    ),
  },
  {
    name: 'Without limits',
    w: 8,
    h: 7,
    model: answered<StatusAnswer>('StatusTimeline', [
      {
        kind: 'series',
        lines: [
          demoLine({ pool: 'old' }, (minute) => minute * 3),
          demoLine({ pool: 'young' }, (minute) => 90 - minute),
        ],
      },
    ]),
  },
  {
    name: 'One, good all the time',
    w: 8,
    h: 4,
    model: answered<StatusAnswer>('StatusTimeline', [{ kind: 'series', lines: [demoLine({}, () => 12)] }], {
      config: [{ unit: 'ms', label: 'average' }],
      thresholds: LIMITS,
    }),
  },
  {
    name: '120 rows',
    w: 8,
    h: 9,
    model: answered<StatusAnswer>('StatusTimeline', [{ kind: 'series', lines: many }], { thresholds: LIMITS }),
  },
  {
    name: 'Smallest',
    w: 3,
    h: 4,
    model: answered<StatusAnswer>('StatusTimeline', [{ kind: 'series', lines: many.slice(0, 3) }], {
      thresholds: LIMITS,
    }),
  },
]
