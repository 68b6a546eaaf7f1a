import { expect, test } from 'vitest'
import { dashboard, row, when } from '@/template/build'
import { card, line, topList } from '@/template/part'
import { likelyTypes } from './likely'

const ask = { ask: 'service_cpm' }
const service = (name: string, isDefault: boolean, ...rows: Parameters<typeof dashboard>[1][]) =>
  dashboard({ name, layer: 'GENERAL', entity: 'Service', isDefault }, ...rows)

test('what the first screen of the default one draws, or of the one that is named', () => {
  const own = [
    service('Other', false, row(4, topList('Top', ask, { w: 24 }))),
    service(
      'Overview',
      true,
      row(4, card('Load', ask, { w: 12 }), when('service_cpm', topList('Gated', ask, { w: 12 }))),
      row(40, line('Load', ask, { w: 24 })),
      row(9, topList('Top', ask, { w: 24 })),
    ),
  ]
  expect([...likelyTypes(own, { kind: 'Service', name: null })]).toEqual(['Card', 'Line'])
  expect([...likelyTypes(own, { kind: 'Service', name: 'Other' })]).toEqual(['TopList'])
  expect([...likelyTypes(own, { kind: 'Endpoint', name: null })]).toEqual([])
})
