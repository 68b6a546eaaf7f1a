import { expect, it } from 'vitest'
import { layerOf } from '@/dashboard/layerWords'
import { abouts } from '@/layers/abouts'
import { known } from '@/layers/registry'
import { wholeOf } from '@/layers/whole'
import type { Owner, Result } from '@/mqe/result'
import type { Service } from '@/protocol/metadata/services'
import { millis } from '@/time/instant'
import { candidatesOf, rankedOf, strainOf, verdictOf, type Ranked } from './worst'

const window = { start: millis(0), end: millis(60_000), step: 'MINUTE', offset: 0 } as const
const service = (name: string, ...layers: string[]): Service => ({
  id: `${name}.1`,
  name,
  shortName: name,
  group: '',
  layers,
  normal: true,
})
const owner = (name: string): Owner => ({
  scope: 'Service',
  serviceId: `${name}.1`,
  serviceName: name,
  normal: true,
  instanceId: null,
  instanceName: null,
  endpointId: null,
  endpointName: null,
})
const ranking = (rows: Readonly<Record<string, number>>, owned = true): Result => ({
  kind: 'ranking',
  rows: Object.entries(rows).map(([name, value]) => ({ name, value, owner: owned ? owner(name) : null })),
})
const [success, latency] = rankedOf([layerOf('GENERAL')], window, true) as [Ranked, Ranked]

it('puts whom an alarm fires for first, then who is slow or fails, before who does well', () => {
  const services = ['checkout', 'settlement', 'storefront'].map((name) => service(name, 'GENERAL'))
  const found = candidatesOf(
    [
      { ranked: success, result: ranking({ checkout: 92.1, storefront: 99.6, settlement: 99.9 }) },
      { ranked: latency, result: ranking({ settlement: 19_000, checkout: 1_940, storefront: 90 }) },
    ],
    services,
    new Set(['checkout.1']),
  )
  expect(found.map((one) => [one.service.name, verdictOf(one)])).toEqual([
    ['checkout', 'bad'],
    ['settlement', 'bad'],
    ['storefront', 'ok'],
  ])
})

it('finds services by name where the server tells no owners, and leaves out those of other layers', () => {
  const services = [service('a', 'GENERAL'), service('b', 'MESH')]
  const found = candidatesOf(
    [{ ranked: success, result: ranking({ a: 90, b: 80, gone: 1 }, false) }],
    services,
    new Set(),
  )
  expect(found.map((one) => one.service.name)).toEqual(['a'])
})

it('asks in the words of the server', () => {
  expect(success.question.expression).toContain('attr0')
  const old = rankedOf([layerOf('GENERAL')], window, false).map(({ question }) => question.expression)
  expect(old).toEqual(['top_n(service_sla,5000,asc)/100', 'top_n(service_resp_time,20,des)'])
  expect(
    rankedOf(
      known.map(({ id }) => wholeOf(id, abouts)),
      window,
      true,
    ).length,
  ).toBeGreaterThan(6)
})

it('judges by the worse of both, and nothing by what is not known', () => {
  expect(strainOf({ success: 98, latency: 100 })).toBeCloseTo(4)
  expect(verdictOf({ success: null, latency: null })).toBe('ok')
  expect(verdictOf({ success: 99.2, latency: null })).toBe('warn')
  expect(verdictOf({ success: 100, latency: 2_500 })).toBe('bad')
})
