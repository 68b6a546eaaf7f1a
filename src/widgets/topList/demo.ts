import { unitOf } from '@/charts/format'
import type { Demo } from '../demos'
import type { TopListModel, TopRow } from './model'

const row = (name: string, value: TopRow['value'], share: number, of = ''): TopRow => ({
  name,
  of,
  value,
  share,
  limit: null,
  target: {
    to: 'entity',
    kind: 'Endpoint',
    id: null,
    layer: null,
    dashboard: null,
    entity: { serviceName: 'checkout', normal: true, endpointName: name },
  },
})
const list = (unit: string, ...rows: TopRow[]): TopListModel => ({ groups: [{ label: '', unit: unitOf(unit), rows }] })

const endpoints = [
  row('POST:/checkout/{cartId}/confirm', 1184, 1),
  row('POST:/checkout/{cartId}/quote', 612, 0.52),
  row('GET:/checkout/{cartId}/summary', 366, 0.31),
  row('GET:/orders/{orderId}', 248, 0.21),
  row('POST:/payment/callback', 121, 0.1),
  row('GET:/checkout/health', 4, 0.003),
]
const services = [
  'checkout',
  'orders',
  'catalog',
  'payment',
  'پرداخت',
  'web',
  'search',
  'stock',
  'mail',
  'a'.repeat(120),
]

export const demos: readonly Demo<TopListModel>[] = [
  {
    name: 'Limits',
    w: 8,
    h: 9,
    model: list(
      'ms',
      ...endpoints.map((one, index): TopRow => ({
        ...one,
        limit: index > 1 ? null : { at: index === 0 ? 1000 : 500, tone: index === 0 ? 'bad' : 'warn', side: 'above' },
      })),
    ),
  },
  { name: 'Endpoints', w: 8, h: 10, model: list('ms', ...endpoints) },
  {
    name: 'Ten across services',
    w: 8,
    h: 11,
    model: list('%', ...services.map((name, index) => row(name, 99.5 - index * 0.41, 0.9, 'shop'))),
  },
  {
    name: 'Odd values',
    w: 8,
    h: 10,
    model: list(
      'ms',
      row('a, "b" = 🦅', { bad: '∞' }, 0),
      row('<img src=x onerror=1>', null, 0),
      row('zero', 0, 0),
      row('some', 12.5, 1),
    ),
  },
  {
    name: 'Records',
    w: 12,
    h: 9,
    model: list(
      'ms',
      {
        ...row(
          'SELECT p.id, p.title FROM product p JOIN stock s ON s.product_id = p.id WHERE p.title ILIKE ?',
          1361,
          1,
        ),
        target: { to: 'trace', traceId: '1.2.3' },
      },
      { ...row('INSERT INTO orders (customer, total) VALUES (?, ?)', 1173, 0.86), target: null },
    ),
  },
  {
    name: 'Two rankings',
    w: 12,
    h: 9,
    model: {
      groups: [
        { label: 'Slowest', unit: unitOf('ms'), rows: endpoints.slice(0, 3) },
        { label: 'Busiest', unit: unitOf('/min'), rows: endpoints.slice(2, 5) },
      ],
    },
  },
  { name: 'Smallest', w: 3, h: 4, model: list('ms', ...endpoints) },
  { name: 'One', w: 5, h: 7, model: list('ms', ...endpoints.slice(0, 1)) },
  { name: 'Bytes', w: 5, h: 7, model: list('bytes', row('heap', 1.5 * 1024 ** 3, 1), row('stack', 700 * 1024, 0.01)) },
]
