import { expect, it } from 'vitest'
import { endpointId, instanceId, serviceId, serviceRelationId } from '@/protocol/ids'
import { subjectOf } from './subject'

const checkout = { name: 'shop::checkout', normal: true }
const store = { name: 'orders:5432', normal: false }

it('names services, instances and endpoints by their ids, with or without a name of the server’s', () => {
  expect(subjectOf({ scope: 'Service', id: serviceId(checkout), name: null })).toEqual({
    title: 'checkout',
    owner: 'shop',
    name: 'shop::checkout',
    of: { kind: 'service', id: serviceId(checkout) },
    serviceId: serviceId(checkout),
  })
  const pod = instanceId({ service: checkout, name: 'pod-1' })
  expect(subjectOf({ scope: 'ServiceInstance', id: pod, name: 'pod-1 of shop::checkout' })).toMatchObject({
    title: 'pod-1',
    owner: 'checkout',
    of: { kind: 'instance', id: pod },
  })
  const orders = endpointId({ service: checkout, name: 'POST:/orders' })
  expect(subjectOf({ scope: 'Endpoint', id: orders, name: null })).toMatchObject({
    title: 'POST:/orders',
    of: { kind: 'endpoint', id: orders },
    serviceId: serviceId(checkout),
  })
})

it('finds the far end of a relation in its name, and its page where the service is known', () => {
  const alarm = { scope: 'ServiceRelation', id: serviceId(checkout), name: 'shop::checkout to orders:5432' }
  expect(subjectOf(alarm)).toMatchObject({ title: 'checkout → orders:5432', of: null })
  expect(subjectOf(alarm, new Map([[store.name, store]]))).toMatchObject({
    of: { kind: 'relation', id: serviceRelationId({ source: checkout, dest: store }) },
  })
  expect(subjectOf({ ...alarm, name: null })).toMatchObject({ title: 'checkout → ?', of: null })
})

it('takes the parts of both ends apart', () => {
  const id = endpointId({ service: checkout, name: 'POST:/a in b' })
  const name = 'POST:/a in b in shop::checkout to GET:/x in y in orders:5432'
  expect(subjectOf({ scope: 'EndpointRelation', id, name }, new Map([[store.name, store]]))).toMatchObject({
    title: 'POST:/a in b → GET:/x in y',
    owner: 'checkout',
    of: { kind: 'relation' },
  })
})

it('shows what it cannot read as it came', () => {
  expect(subjectOf({ scope: 'Service', id: 'nonsense', name: null })).toMatchObject({ title: 'nonsense', of: null })
  expect(subjectOf({ scope: '', id: '', name: null }).title).toBe('?')
})
