import { entry } from '@/lists/demoEntry'
import { listModel, type DemoRow, type ListDemo } from '@/lists/demo'
import type { Demo } from '../demos'

const words = { head: 'Service', nouns: { one: 'service', many: 'services' }, none: '', noneText: '' }
const ROWS: readonly DemoRow[] = [
  [entry('shop::checkout'), 1284, 96.42, 359, 0.71],
  [entry('shop::payment'), 311, 98.2, 204, 0.88],
  [entry('shop::orders'), 962, 99.91, 88, 0.97],
  [entry('shop::catalog'), 2410.5, 99.98, 31, 1],
  [entry('متجر::پرداخت'), 12, { bad: '∞' }, 5, 1],
  [entry(`a rather long group::x${'-long'.repeat(40)}`), 4, 100, 1.25, 1],
  [entry('🦅::<img src=x onerror=1>'), 0, 0, 0, 0],
  [entry('reports')],
  [entry('shop::stocktake')],
]
const seen = new Map([
  ['reports', { text: 'last seen 12:00 – 13:00', hint: 'Last data between Mar 18, 12:00 and 13:00' }],
  ['shop::stocktake', { text: 'last seen 2 days ago', hint: 'Last data between Mar 16, 03:00 and 04:00' }],
])
const list = (name: string, rows: readonly DemoRow[]): ListDemo => ({
  model: listModel(rows),
  words,
  list: name,
  worst: { label: 'Success', worse: 'low' },
  seen,
})
const crowd = Array.from({ length: 5000 }, (_, index): DemoRow => [
  entry(`group-${index % 7}::service-${index}`),
  index,
])

export const demos: readonly Demo<ListDemo>[] = [
  { name: 'Services', w: 24, h: 15, model: list('a', ROWS) },
  { name: 'Half', w: 12, h: 12, model: list('b', ROWS.slice(0, 5)) },
  { name: 'Narrow', w: 6, h: 12, model: list('c', ROWS.slice(3)) },
  {
    name: 'Not answered yet',
    w: 6,
    h: 12,
    model: { ...list('d', []), model: listModel(ROWS.slice(0, 5), { known: new Map(), ranking: null }) },
  },
  { name: '5,000 services', w: 24, h: 12, model: list('e', crowd) },
]
