import { expect, it } from 'vitest'
import { endpointId, serviceId, serviceRelationId } from '@/protocol/ids'
import type { Place, Subject } from '@/scope/place'
import { endsOf } from './subject'
import { nameOf, titleOf } from './title'

const layer = (of: Subject | null, name: string | null = 'Overview'): Place => ({
  at: 'layer',
  layer: 'GENERAL',
  of,
  name,
})
const checkout = { name: 'shop::checkout', normal: true }
const title = (of: Subject | null, name?: string | null): string => titleOf(layer(of, name), endsOf(of))

it('a page is called by entity, dashboard and layer, the most particular first', () => {
  expect(title(null)).toBe('Overview · General services · Aerie')
  expect(title(null, null)).toBe('General services · Aerie')
  expect(title({ kind: 'service', id: serviceId(checkout) })).toBe('checkout · Overview · General services · Aerie')
  const endpoint = endpointId({ service: checkout, name: 'GET:/a?b#c' })
  expect(title({ kind: 'endpoint', id: endpoint })).toBe('GET:/a?b#c · checkout · Overview · General services · Aerie')
  const id = serviceRelationId({ source: checkout, dest: { name: 'orders', normal: true } })
  expect(title({ kind: 'relation', id })).toBe('checkout → orders · Overview · General services · Aerie')
  expect(titleOf({ at: 'settings', section: null }, [])).toBe('Settings · Aerie')
  expect(nameOf({ at: 'home' }, [])).toBe('Home')
})

it('an id that says nothing leaves its place empty', () => {
  expect(title({ kind: 'service', id: 'what' }, null)).toBe('General services · Aerie')
})
