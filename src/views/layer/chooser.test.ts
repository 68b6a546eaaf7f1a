import { expect, test } from 'vitest'
import type { Candidate, Preference } from '@/template/choose'
import { parseConfiguration } from '@/template/parse'
import { entriesOf } from './chooser'

function candidate(name: string, origin: Candidate['origin'], id: string | null): Candidate {
  const { dashboard } = parseConfiguration({ name, layer: 'GENERAL', entity: 'Service' })
  if (dashboard === null) throw new Error('no dashboard')
  const where = id === null ? 'built in' : 'server'
  return { name, layer: 'GENERAL', entity: 'Service', where, origin, id, isFirst: false, dashboard, faults: [] }
}
const all = [
  candidate('Overview', 'team', 'row-1'),
  candidate('Overview', 'ours', null),
  candidate('General-Service', 'stock', 'row-2'),
  candidate('Theirs', 'foreign', 'horizon.x'),
  candidate('Map', 'ours', null),
]
const list = (prefer: Preference, derived = false) =>
  entriesOf(all, { prefer, derived, hrefOf: (name) => `/${name}`, editOf: (id) => `/edit/${id}` })

test('every dashboard is listed, also two of one name; the preferred one is meant by it', () => {
  const hidden = (prefer: Preference) => list(prefer).filter(({ isHidden }) => isHidden)
  expect(list('server').map(({ name, where }) => `${name} ${where}`)).toHaveLength(5)
  expect(new Set(list('server').map(({ id }) => id)).size).toBe(5)
  expect(hidden('server').map(({ name, origin }) => `${name} ${origin}`)).toEqual(['Overview ours'])
  expect(hidden('aerie').map(({ name, origin }) => `${name} ${origin}`)).toEqual(['Overview team'])
})

test('each but another UI’s can be edited, one that ships with the page under the id it will have', () => {
  expect(list('server').map(({ edit }) => edit)).toEqual([
    '/edit/row-1',
    '/edit/aerie.GENERAL.Service.Overview',
    '/edit/row-2',
    null,
    '/edit/aerie.GENERAL.Service.Map',
  ])
  expect(list('server', true).every(({ edit, isDerived }) => edit === null && isDerived)).toBe(true)
})
