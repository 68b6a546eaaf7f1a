import { expect, it } from 'vitest'
import type { Alarm } from '@/protocol/alarm/alarm'
import { endpointId, serviceId, serviceRelationId } from '@/protocol/ids'
import { fits, readTags, tagOf, wishOf, writeTags } from './alarmFilter'
import { itemOf, knownOf, type AlarmItem } from './alarmItem'
import { episodesOf } from './episodes'

const checkout = { name: 'shop::checkout', normal: true }
const store = { name: 'orders:5432', normal: false }
const services = [checkout, store].map(({ name, normal }) => ({
  id: serviceId({ name, normal }),
  name,
  normal,
  group: '',
  shortName: name,
  layers: [normal ? 'GENERAL' : 'VIRTUAL_DATABASE'],
}))

function item(given: Partial<Alarm>): AlarmItem {
  const row: Alarm = {
    key: 'k',
    id: serviceId(checkout),
    scope: 'Service',
    name: checkout.name,
    startTime: 1_000_000,
    recoveryTime: null,
    message: 'Success rate below 95 %',
    tags: [{ key: 'level', value: 'CRITICAL' }],
    events: [],
    snapshot: { expression: 'sum(service_sla < 9500) >= 3', metrics: [] },
    ...given,
  }
  const [episode] = episodesOf([row], { now: 1_060_000, basis: 'recovery' })
  if (!episode) throw new Error('no episode')
  return itemOf(episode, knownOf(services))
}
const wish = (filters: Readonly<Record<string, string>>, q = '') =>
  wishOf({ q, filters: new Map(Object.entries(filters)) })

it('fits by state, scope, rule, layer and tags', () => {
  const one = item({})
  const all = {
    state: 'firing',
    scope: 'Service',
    layer: 'GENERAL',
    rule: 'sum(service_sla < 9500) >= 3',
    tag: 'level=CRITICAL',
  }
  expect(fits(one, wish(all))).toBe(true)
  for (const [name, value] of Object.entries({
    state: 'recovered',
    scope: 'Endpoint',
    layer: 'MESH',
    rule: 'avg(x) > 1',
    tag: 'level=WARNING',
  }))
    expect(fits(one, wish({ [name]: value })), name).toBe(false)
  expect(fits(one, wish({ state: 'recovered' }), true)).toBe(true)
  // A name of a rule is the server's to find.
  expect(fits(one, wish({ rule: 'service_sla_rule' }))).toBe(true)
})

it('finds words in the message, the entity, the rule and the tags', () => {
  for (const words of ['success RATE', 'checkout', 'service_sla', 'level=crit'])
    expect(fits(item({}), wish({}, words))).toBe(true)
  expect(fits(item({}), wish({}, 'catalog'))).toBe(false)
})

it('counts what belongs to a service: its parts and its calls, at either end', () => {
  const of = (id: string) => wishOf({ of: { kind: 'service', id } })
  const part = item({ scope: 'Endpoint', id: endpointId({ service: checkout, name: 'POST:/x' }), name: null })
  expect(fits(part, of(serviceId(checkout)))).toBe(true)
  const call = item({ scope: 'ServiceRelation', name: 'shop::checkout to orders:5432' })
  expect(fits(call, of(serviceId(checkout)))).toBe(true)
  expect(fits(call, of(serviceId(store)))).toBe(true)
  expect(fits(item({}), of(serviceId(store)))).toBe(false)
  expect(
    fits(call, wishOf({ of: { kind: 'relation', id: serviceRelationId({ source: checkout, dest: store }) } })),
  ).toBe(true)
})

it('keeps commas and percent signs of tags', () => {
  const tags = ['level=A,B', 'share=5%', 'plain']
  expect(readTags(writeTags(tags))).toEqual(tags)
  expect(tagOf('a=b=c')).toEqual({ key: 'a', value: 'b=c' })
  expect(tagOf('plain')).toEqual({ key: 'plain' })
})

it('takes an unknown state for no wish', () => {
  expect(wish({ state: 'silenced' }).state).toBe('')
})
