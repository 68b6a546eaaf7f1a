import { describe, expect, it } from 'vitest'
import { endpointId, endpointRelationId, instanceId, serviceId, serviceRelationId } from '@/protocol/ids'
import { isComplete } from '@/scope/entity'
import { aboutOf, serviceOf, titled } from './about'

const checkout = { name: 'shop::checkout/ü?#', normal: true }
const orders = { name: 'orders', normal: false }

describe('aboutOf', () => {
  it.each([
    ['service', serviceId(checkout), 'Service'],
    ['instance', instanceId({ service: checkout, name: 'a/b' }), 'ServiceInstance'],
    ['endpoint', endpointId({ service: checkout, name: 'GET:/x?y' }), 'Endpoint'],
    ['relation', serviceRelationId({ source: checkout, dest: orders }), 'ServiceRelation'],
    [
      'relation',
      endpointRelationId({ source: { service: checkout, name: 'a' }, dest: { service: orders, name: 'b' } }),
      'EndpointRelation',
    ],
  ] as const)('a %s has all names its metrics need', (kind, id, expected) => {
    const about = aboutOf({ kind, id })
    expect(about?.kind).toBe(expected)
    expect(about && isComplete(about.kind, about.entity)).toBe(true)
    expect(about && serviceOf(about.entity)).toBe(serviceId(checkout))
  })

  it('does not take any text for an id', () => {
    for (const id of ['', 'checkout', 'a.2', '%%.1', 'x-y']) {
      expect(aboutOf({ kind: 'service', id })).toBeNull()
      expect(aboutOf({ kind: 'relation', id })).toBeNull()
    }
  })
})

it('a page is called by its entity, by both ends of a relation, and a process by nothing until it is named', () => {
  const names = (kind: 'service' | 'relation', id: string): string => titled(aboutOf({ kind, id })?.entity ?? {})
  expect(names('service', serviceId(checkout))).toBe('checkout/ü?#')
  expect(names('relation', serviceRelationId({ source: checkout, dest: orders }))).toBe('checkout/ü?# → orders')
  expect(titled({ serviceName: 'a', normal: true, endpointName: 'GET:/b' })).toBe('GET:/b')
  expect(titled({})).toBe('')
  expect(aboutOf({ kind: 'process', id: 'a'.repeat(64) })).toEqual({ kind: 'Process', entity: {} })
  expect(aboutOf({ kind: 'process', id: 'java' })).toBeNull()
})
