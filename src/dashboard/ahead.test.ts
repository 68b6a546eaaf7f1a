import { expect, test } from 'vitest'
import type { MetricItem } from '@/template/types'
import { rankAhead } from './ahead'

const list = (type: string): MetricItem => ({
  type: 'Widget',
  id: '0',
  place: { x: 0, y: 0, w: 24, h: 12 },
  name: '',
  title: '',
  tips: '',
  graph: { type, options: {} },
  expressions: [],
  subExpressions: [],
  metricConfig: [],
  associate: [],
  raw: {},
})
const vital = { label: 'a', unit: '%', worse: 'low', ranks: { service: 's', instance: 'i' } } as const

test.each([
  ['ServiceList', 'All', 's'],
  ['InstanceList', 'Service', 'i'],
  ['EndpointList', 'Service', null],
  ['ServiceList', 'Service', null],
  ['Line', 'All', null],
  ['constructor', 'All', null],
] as const)('%s on a dashboard of %s: %s', (type, kind, rank) => {
  expect(rankAhead(list(type), kind, vital, 10.4)).toBe(rank)
})

test('not where the list rewrites its question, or the server is not known yet, or nothing ranks', () => {
  expect([10.1, null].map((level) => rankAhead(list('ServiceList'), 'All', vital, level as 10.1 | null))).toEqual([
    null,
    null,
  ])
  expect(rankAhead(list('ServiceList'), 'All', null, 10.4)).toBeNull()
})
