import { unitOf } from '@/charts/format'
import type { Result, Value } from '@/mqe/result'
import type { Service } from '@/protocol/metadata/services'
import { cellKey, trendKey, type ListModel } from './model'
import type { Column } from './options'

/** Models of the table inside the panel. */
interface Demo {
  readonly name: string
  readonly w: number
  readonly h: number
  readonly view: 'ServiceTable'
  readonly model: ListModel
}

const column = (title: string, unit: string, trend: string | null = null): Column => ({
  expression: title,
  title,
  unit: unitOf(unit),
  titles: new Map(),
  trend,
})
const COLUMNS = [column('Load', '/min', 'load'), column('Success', '%'), column('Average', 'ms'), column('Apdex', '')]

const service = (shortName: string, group = 'shop'): Service => ({
  id: `${group}.${shortName}`,
  name: group === '' ? shortName : `${group}::${shortName}`,
  group,
  shortName,
  layers: ['GENERAL'],
  normal: true,
})
const scalar = (value: Value): Result => ({ kind: 'scalar', values: [{ labels: {}, value }] })
const series = (seed: number): Result => ({
  kind: 'series',
  lines: [
    {
      labels: {},
      points: Array.from({ length: 31 }, (_, index) => ({
        at: index * 60_000,
        value: 100 + 20 * Math.sin(index * seed) + 9 * Math.sin(index * 2.3 + seed),
      })),
    },
  ],
})
function known(rows: readonly (readonly [Service, ...Value[]])[]): ReadonlyMap<string, Result> {
  const entries = rows.flatMap(([{ id }, ...values], row) => [
    ...values.map((value, index) => [cellKey(id, index), scalar(value)] as const),
    [trendKey(id, 0), values[0] === null ? { kind: 'nothing' as const } : series(row + 1)] as const,
  ])
  return new Map(entries)
}

const ROWS: readonly (readonly [Service, ...Value[]])[] = [
  [service('checkout'), 1284, 96.42, 359, 0.71],
  [service('orders'), 962, 99.91, 88, 0.97],
  [service('catalog'), 2410.5, 99.98, 31, 1],
  [service('payment'), 311, 98.2, 204, 0.88],
  [service('reports', ''), null, null, null, null],
  [service('پرداخت', 'متجر'), 12, { bad: '∞' }, 5, 1],
  [service(`x${'-long'.repeat(40)}`, 'a rather long group'), 4, 100, 1.25, 1],
  [service('<img src=x onerror=1>', '🦅'), 0, 0, 0, 0],
]
const list = (rows: typeof ROWS): ListModel => ({
  services: rows.map(([one]) => one),
  columns: COLUMNS,
  known: known(rows),
  showGroup: true,
})
const crowd = Array.from({ length: 5000 }, (_, index) => service(`service-${index}`, `group-${index % 7}`))

export const demos: readonly Demo[] = [
  { name: 'Services', w: 24, h: 15, view: 'ServiceTable', model: list(ROWS) },
  { name: 'Half', w: 12, h: 12, view: 'ServiceTable', model: list(ROWS.slice(0, 5)) },
  { name: 'Narrow', w: 6, h: 12, view: 'ServiceTable', model: list(ROWS.slice(0, 5)) },
  {
    name: 'Not answered yet',
    w: 6,
    h: 12,
    view: 'ServiceTable',
    model: { ...list(ROWS.slice(0, 5)), known: new Map() },
  },
  {
    name: '5,000 services',
    w: 24,
    h: 12,
    view: 'ServiceTable',
    model: {
      services: crowd,
      columns: COLUMNS,
      known: known(crowd.slice(0, 20).map((one, index) => [one, index, 99, 5, 1])),
      showGroup: true,
    },
  },
]
