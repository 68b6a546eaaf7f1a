import { describe, expect, test } from 'vitest'
import { choose, isForeign, originOf, type Candidate, type Origin } from './choose'
import { parseConfiguration } from './parse'

function candidate(name: string, origin: Origin, where: Candidate['where'] = 'server', flags: object = {}): Candidate {
  const entity = 'Service'
  const { dashboard, faults } = parseConfiguration({ name, layer: 'GENERAL', entity, ...flags })
  if (dashboard === null) throw new Error('no dashboard')
  return {
    name,
    layer: 'GENERAL',
    entity,
    where,
    origin,
    id: where === 'server' ? `id-${name}` : null,
    isFirst: dashboard.isDefault,
    dashboard,
    faults,
  }
}
const asked = { layer: 'GENERAL', entity: 'Service', name: null } as const
const chosen = (candidates: readonly Candidate[], name: string | null = null, prefer?: 'aerie') => {
  const { chosen: one } = choose(candidates, { ...asked, name }, prefer)
  return one && `${one.name} ${one.origin} ${one.where}`
}

const stock = candidate('General-Service', 'stock', 'server', { isDefault: true })
const oursThere = candidate('Overview', 'ours')
const oursHere = candidate('Overview', 'ours', 'built in', { isDefault: true })
const team = candidate('Tills', 'team')
const teamDefault = candidate('War room', 'team', 'server', { isDefault: true })

describe('which dashboard is shown', () => {
  test('the named one, wherever it stands in the order', () => {
    expect(chosen([team, stock, oursHere], 'General-Service')).toBe('General-Service stock server')
  })
  test('of two with the asked name the server has the say', () => {
    expect(chosen([oursHere, oursThere], 'Overview')).toBe('Overview ours server')
    expect(chosen([oursHere, candidate('Overview', 'team')], 'Overview')).toBe('Overview team server')
    expect(chosen([oursHere, candidate('Overview', 'stock')], 'Overview')).toBe('Overview stock server')
    expect(chosen([oursHere, candidate('Overview', 'foreign')], 'Overview')).toBe('Overview ours built in')
  })
  test('a name with spaces and one with hyphens are the same where none is equal', () => {
    expect(chosen([stock], 'General Service')).toBe('General-Service stock server')
    expect(chosen([stock, teamDefault], 'War-room')).toBe('War room team server')
    expect(chosen([candidate('War-room', 'team'), teamDefault], 'War room')).toBe('War room team server')
    expect(choose([stock], { ...asked, name: 'General/Service' }).missing).toBe('General/Service')
  })
  test('of two with the asked name ours, where ours is preferred', () => {
    const all = [oursHere, candidate('Overview', 'team')]
    expect(chosen(all, 'Overview', 'aerie')).toBe('Overview ours built in')
    expect(chosen([candidate('Tills', 'team'), oursHere], 'Tills', 'aerie')).toBe('Tills team server')
  })
  test('the team, its default first', () => {
    expect(chosen([stock, oursHere, team, teamDefault])).toBe('War room team server')
    expect(chosen([stock, oursHere, team])).toBe('Tills team server')
  })
  test('ours before the stock one', () => {
    expect(chosen([stock, oursHere])).toBe('Overview ours built in')
    expect(chosen([stock])).toBe('General-Service stock server')
  })
  test('the setting turns ours and the team around', () => {
    expect(chosen([stock, team, oursHere], null, 'aerie')).toBe('Overview ours built in')
    expect(chosen([stock, team], null, 'aerie')).toBe('Tills team server')
  })
  test('another UI is last and never in the way', () => {
    expect(chosen([candidate('Other', 'foreign'), stock])).toBe('General-Service stock server')
  })
  test('an unknown name is said and the usual one stands in', () => {
    expect(choose([stock, oursHere], { ...asked, name: 'Gone' })).toMatchObject({
      missing: 'Gone',
      chosen: { name: 'Overview' },
    })
    expect(choose([], asked)).toEqual({ chosen: null, all: [], missing: null })
  })
  test('other layers and entities do not count', () => {
    expect(choose([team], { ...asked, entity: 'Endpoint' }).all).toEqual([])
    expect(choose([team], { ...asked, layer: 'MESH' }).all).toEqual([])
  })
})

test('whose a stored row is', () => {
  const known = { ours: new Set(['o']), stock: new Set(['s']), shared: false }
  expect(originOf({ id: 'x', hash: 'o' }, known)).toBe('ours')
  expect(originOf({ id: 'x', hash: 's' }, known)).toBe('stock')
  expect(originOf({ id: 'x', hash: 't' }, known)).toBe('team')
  const shared = { ...known, shared: true }
  for (const hash of ['o', 's', 't']) expect(originOf({ id: 'horizon.layer.general', hash }, shared)).toBe('foreign')
  expect(originOf({ id: 'aerie.GENERAL.Service.Tills', hash: 't' }, shared)).toBe('team')
  expect(originOf({ id: 'aerie.GENERAL.Service.Overview', hash: 'o' }, shared)).toBe('ours')
  expect(isForeign('horizon.layer.general', true)).toBe(true)
  expect(isForeign('d6f1', false)).toBe(false)
})
