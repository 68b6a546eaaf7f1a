import type { Value } from '@/mqe/result'
import type { Demo } from '../demos'
import { answered } from '../demoSeries'
import type { Answers } from '../later'
import type { GaugeAnswer } from './model'

type Gauge = Answers<GaugeAnswer>
const LIMITS = [
  { at: 70, tone: 'warn' },
  { at: 90, tone: 'bad' },
] as const
const of = (...values: readonly (readonly [name: string, value: Value])[]): GaugeAnswer => ({
  kind: 'scalar',
  values: values.map(([name, value]) => ({ labels: name === '' ? {} : { pod: name }, value })),
})
const gauge = (answer: GaugeAnswer, unit: string, given: Parameters<typeof answered>[2] = {}): Gauge =>
  answered<GaugeAnswer>('Gauge', [answer], { config: [{ unit }], ...given })
const PODS = [62, 74, 93, 41, 88, 12, 55, 70].map((value, index) => [`checkout-6b88d4c9f-${index}`, value] as const)
const many = Array.from({ length: 60 }, (_, index) => [`pod-${index}`, (index * 37) % 100] as const)

export const demos: readonly Demo<Gauge>[] = [
  { name: 'Heap', w: 5, h: 9, model: gauge(of(['', 62.4]), '%', { thresholds: LIMITS }) },
  { name: 'Past a limit', w: 5, h: 9, model: gauge(of(['', 93.2]), '%', { thresholds: LIMITS }) },
  {
    name: 'Below an objective',
    w: 5,
    h: 9,
    model: gauge(of(['', 98.42]), '%', {
      thresholds: [
        { at: 0, tone: 'bad' },
        { at: 99, tone: 'warn' },
        { at: 99.5, tone: 'ok', label: 'objective' },
      ],
      own: { gauge: { min: 95, max: 100 } },
    }),
  },
  { name: 'Bytes, without ends', w: 5, h: 9, model: gauge(of(['', 1.5 * 1024 ** 3]), 'bytes') },
  { name: 'Zero', w: 4, h: 9, model: gauge(of(['', 0]), 'calls / min') },
  { name: 'Pods', w: 12, h: 11, model: gauge(of(...PODS), '%', { thresholds: LIMITS }) },
  {
    name: 'Odd values, odd names',
    w: 12,
    h: 8,
    model: gauge(
      of(['<img src=x onerror=1>', 40], ['متجر', { bad: '∞' }], ['silent', null], ['far out', 4_000]),
      'ms',
      { own: { gauge: { max: 1_000 } } },
    ),
  },
  { name: 'Many', w: 8, h: 9, model: gauge(of(...many), '%', { thresholds: LIMITS }) },
  { name: 'Smallest', w: 3, h: 4, model: gauge(of(['', 93.2]), '%', { thresholds: LIMITS }) },
  { name: 'Flat, several', w: 12, h: 4, model: gauge(of(...PODS.slice(0, 3)), '%', { thresholds: LIMITS }) },
]
