import type { Value } from '@/mqe/result'
import type { Demo } from '../demos'
import { answered, demoLine } from '../demoSeries'
import type { Answers } from '../later'
import type { PieAnswer } from './model'

type Pie = Answers<PieAnswer>
const of = (...values: readonly (readonly [name: string, value: Value])[]): PieAnswer => ({
  kind: 'scalar',
  values: values.map(([name, value]) => ({ labels: { name }, value })),
})
const pie = (answer: PieAnswer, unit = ''): Pie => answered<PieAnswer>('Pie', [answer], { config: [{ unit }] })
const codes: PieAnswer = {
  kind: 'series',
  lines: [
    demoLine({ status: '200' }, (minute) => 1_240 + 40 * Math.round(Math.sin(minute) * 3)),
    demoLine({ status: '404' }, () => 61),
    demoLine({ status: '503' }, (minute) => (minute > 11 ? 180 : 4)),
    demoLine({ status: '301' }, () => 22),
  ],
}
const many = Array.from({ length: 40 }, (_, index) => [`topic-${index}`, Math.round(9_000 / (index + 1))] as const)

export const demos: readonly Demo<Pie>[] = [
  { name: 'Answers by status', w: 9, h: 9, model: pie(codes, 'calls') },
  { name: 'Forty', w: 8, h: 12, model: pie(of(...many), 'messages / s') },
  {
    name: 'Zero, negative and bad values',
    w: 7,
    h: 12,
    model: pie(
      of(
        ['<img src=x onerror=1>', 40],
        ['متجر', { bad: '∞' }],
        ['shrinks', -3],
        ['silent', null],
        ['idle', 0],
        ['x'.repeat(90), 25],
      ),
    ),
  },
  { name: 'One', w: 6, h: 8, model: pie(of(['heap', 1.5 * 1024 ** 3]), 'bytes') },
  { name: 'All zero', w: 6, h: 8, model: pie(of(['a', 0], ['b', 0])) },
  { name: 'Tall', w: 5, h: 14, model: pie(codes, 'calls') },
  { name: 'Smallest', w: 3, h: 4, model: pie(codes) },
]
