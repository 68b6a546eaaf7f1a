import { unitOf } from '@/charts/format'
import type { Demo } from '../demos'
import type { CardModel, CardNumber } from './model'

const number = (value: CardNumber['value'], unit = '', label = ''): CardNumber => ({
  label,
  value,
  mapped: null,
  unit: unitOf(unit),
  limit: null,
  at: null,
})
const limit = (at: number, tone: 'warn' | 'bad', side: 'above' | 'below' = 'above') => ({ at, tone, side })
const spark = Array.from(
  { length: 30 },
  (_, index) => 80 + (index < 11 ? 4 * Math.sin(index) : 40 * Math.sin(index / 9)),
)

export const demos: readonly Demo<CardModel>[] = [
  { name: 'Apdex', w: 5, h: 4, model: { numbers: [number(0.71)], spark: spark.map((value) => 1.2 - value / 150) } },
  { name: 'Success rate', w: 5, h: 4, model: { numbers: [number(96.42, '%')], spark } },
  { name: 'Load', w: 5, h: 4, model: { numbers: [number(1284, '/min')], spark } },
  { name: 'Response time', w: 5, h: 4, model: { numbers: [number(2340, 'ms')], spark } },
  { name: 'Failed calls', w: 4, h: 4, model: { numbers: [number(46, '/min')], spark } },
  { name: 'Not a number', w: 4, h: 4, model: { numbers: [number({ bad: '∞' }, 'ms')], spark: null } },
  { name: 'Zero', w: 4, h: 4, model: { numbers: [number(0, 'calls / min')], spark: spark.map(() => 0) } },
  { name: 'Bytes', w: 4, h: 4, model: { numbers: [number(1.5 * 1024 ** 3, 'bytes')], spark: null } },
  { name: 'Mapped', w: 4, h: 4, model: { numbers: [{ ...number(1), mapped: 'Running' }], spark: null } },
  { name: 'Smallest', w: 3, h: 4, model: { numbers: [number(1284, '/min')], spark } },
  {
    name: 'Long',
    w: 5,
    h: 4,
    model: { numbers: [{ ...number(1), mapped: 'A rather long text that stands for a value' }], spark },
  },
  { name: 'Tall', w: 6, h: 9, model: { numbers: [number(2340, 'ms')], spark } },
  {
    name: 'Labelled',
    w: 6,
    h: 9,
    model: {
      numbers: [
        number(12, 'ms', 'p=50'),
        number(80, 'ms', 'p=90'),
        number({ bad: 'NaN' }, 'ms', 'p=99'),
        number(null, 'ms', 'p=99.9'),
      ],
      spark: null,
    },
  },
  {
    name: 'Past a limit',
    w: 5,
    h: 4,
    model: { numbers: [{ ...number(2340, 'ms'), limit: limit(2000, 'bad') }], spark },
  },
  {
    name: 'Below a limit',
    w: 5,
    h: 4,
    model: { numbers: [{ ...number(98.4, '%'), limit: { ...limit(99, 'warn', 'below'), label: 'objective' } }], spark },
  },
  {
    name: 'Smallest, past a limit',
    w: 3,
    h: 4,
    model: { numbers: [{ ...number(2340, 'ms'), limit: limit(2000, 'bad') }], spark },
  },
  {
    name: 'Labelled, limits',
    w: 6,
    h: 9,
    model: {
      numbers: [
        number(12, 'ms', 'p=50'),
        { ...number(1180, 'ms', 'p=90'), limit: limit(1000, 'warn') },
        { ...number(2050, 'ms', 'p=99'), limit: limit(2000, 'bad') },
      ],
      spark: null,
    },
  },
  { name: 'Wide and flat', w: 12, h: 4, model: { numbers: [number(123_456_789, '')], spark } },
]
