import { unitOf } from '@/charts/format'
import type { Demo } from '../demos'
import type { TableModel, TableRow } from './model'

const row = (names: readonly string[], value: TableRow['value'], given: Partial<TableRow> = {}): TableRow => ({
  names,
  value,
  mapped: null,
  limit: null,
  unit: unitOf(''),
  ...given,
})
const percentiles: TableModel = {
  names: ['p'],
  value: '',
  unit: unitOf('ms'),
  rows: ['50', '75', '90', '95', '99'].map((p, index) => row([p], 112 * 1.9 ** index, { unit: unitOf('ms') })),
}

export const demos: readonly Demo<TableModel>[] = [
  { name: 'Percentiles', w: 6, h: 9, model: percentiles },
  {
    name: 'Limits',
    w: 6,
    h: 9,
    model: {
      ...percentiles,
      rows: percentiles.rows.map((one, index) =>
        index < 3
          ? one
          : { ...one, limit: { at: index === 3 ? 500 : 1000, tone: index === 3 ? 'warn' : 'bad', side: 'above' } },
      ),
    },
  },
  {
    name: 'Names only',
    w: 8,
    h: 9,
    model: {
      names: ['container', 'pod', 'waiting reason'],
      value: null,
      unit: null,
      rows: [
        row(['checkout', 'checkout-7d9f4b6c8-x2kqp', 'CrashLoopBackOff'], 1),
        row(['متجر', '<img src=x onerror=1>', ''], 1),
      ],
    },
  },
  {
    name: 'Units of their own, odd values',
    w: 8,
    h: 9,
    model: {
      names: [''],
      value: 'Now',
      unit: null,
      rows: [
        row(['Load'], 1284, { unit: unitOf('/min') }),
        row(['Heap'], 1.5 * 1024 ** 3, { unit: unitOf('bytes') }),
        row(['Datastore'], 1, { mapped: 'reachable' }),
        row(['Ratio'], { bad: '∞' }),
        row(['Silent'], null),
      ],
    },
  },
  {
    name: '1,000 rows',
    w: 8,
    h: 9,
    model: {
      names: ['Deployment'],
      value: 'Replicas',
      unit: unitOf(''),
      rows: Array.from({ length: 1000 }, (_, index) => row([`deployment-${index}`], index % 7)),
    },
  },
  { name: 'Smallest', w: 3, h: 4, model: percentiles },
]
