import { beforeEach, expect, it } from 'vitest'
import type { App } from 'vue'
import type { WireSpan } from '@/protocol/trace/span'
import { instanceId, serviceId } from '@/protocol/ids'
import { makeHost, mountIn, passes } from '@/query/testing/host'
import { Scripted } from '@/query/testing/scripted'
import { demoSpan } from './demo'
import { useListed } from './useListed'

let oap: Scripted
let app: App

beforeEach(() => {
  const host = makeHost()
  ;({ oap, app } = host)
  return host.end
})

const listed = (span: WireSpan) => mountIn(app, () => useListed(() => span)).it
const long = (what: string): string => `${what} ${'x'.repeat(300)}`
const entry = (names: Partial<WireSpan>): WireSpan => ({
  ...demoSpan(['checkout', 'POST:/orders', 0, 5], { type: 'Entry' }),
  ...names,
})

it('asks nothing of usual names', async () => {
  const found = listed(entry({ serviceInstanceName: 'a1' }))
  await passes()
  expect(found.value).toMatchObject({ service: 'plover::checkout', instance: 'a1', endpoint: 'POST:/orders' })
  expect(oap.heard).toEqual([])
})

it('looks long ones up, each below what OAP made of the one above', async () => {
  const span = entry({ serviceCode: long('s'), serviceInstanceName: long('i'), endpointName: long('e') })
  const found = listed(span)
  await passes()
  expect(found.value).toMatchObject({ service: undefined, instance: undefined, endpoint: undefined })
  const name = long('s').slice(0, 50)
  const id = serviceId({ name, normal: true })
  oap.open[0]?.json({ data: { listServices: [{ id, name, normal: true }] } })
  await passes()
  const [first, second] = oap.open
  const instance = long('i').slice(0, 70)
  expect(first?.variables).toEqual({ instanceId: instanceId({ service: { name, normal: true }, name: instance }) })
  expect(second?.variables).toMatchObject({ serviceId: id, keyword: long('e').slice(0, 100) })
  first?.json({ data: { getInstance: null } })
  second?.json({ data: { findEndpoint: [{ id: 'x', name: long('e').slice(0, 150) }] } })
  await passes()
  expect(found.value).toMatchObject({ service: name, instance: null, endpoint: long('e').slice(0, 150) })
})

it('finds an address among what is no service of its own', async () => {
  const found = listed(entry({ type: 'Exit', peer: long('db') }))
  await passes()
  const named = (name: string, normal: boolean) => ({ id: serviceId({ name, normal }), name, normal })
  oap.open[0]?.json({
    data: { listServices: [named(long('db').slice(0, 70), false), named(long('db').slice(0, 90), true)] },
  })
  await passes()
  expect(found.value?.peer).toBe(long('db').slice(0, 70))
})
