import { entry } from '@/lists/demoEntry'
import { listModel, type DemoRow, type ListDemo } from '@/lists/demo'
import type { Demo } from '../demos'

const words = { head: 'Endpoint', nouns: { one: 'endpoint', many: 'endpoints' }, none: '', noneText: '' }
const ROWS: readonly DemoRow[] = [
  [entry('POST:/checkout/{cartId}/confirm'), 184, 91.2, 1184, 0.5],
  [entry('POST:/checkout/{cartId}/quote'), 251, 96.4, 612, 0.8],
  [entry('GET:/checkout/{cartId}/summary'), 640, 99.9, 366, 0.9],
  [entry('GET:/search?q=<script>alert(1)</script>'), 3, 100, 4, 1],
  [entry('GET:/checkout/health')],
]

export const demos: readonly Demo<ListDemo>[] = [
  {
    name: 'Endpoints',
    w: 16,
    h: 12,
    model: {
      model: listModel(ROWS),
      words,
      list: 'a',
      worst: { label: 'Success', worse: 'low' },
      remote: true,
      seen: new Map([['GET:/checkout/health', { text: 'no data for 7 days', hint: '' }]]),
    },
  },
  {
    name: 'Nobody ranks',
    w: 8,
    h: 12,
    model: { model: listModel(ROWS, { ranking: null }), words, list: 'b', remote: true },
  },
]
