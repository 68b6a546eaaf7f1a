import { expect, test } from 'vitest'
import { idsOf, sectionsOf, type Entry } from './catalogue'

const entry = (id: string, over: Partial<Entry> = {}): Entry => ({
  id,
  name: id.toLowerCase(),
  description: '',
  documentation: null,
  group: 'services',
  place: 0,
  services: 0,
  known: true,
  ...over,
})

test('groups stand in their order, layers in theirs', () => {
  const sections = sectionsOf(
    [
      entry('B', { group: 'other' }),
      entry('KAFKA', { group: 'stores', place: 2 }),
      entry('MYSQL', { group: 'stores', place: 1 }),
    ],
    '',
  )
  expect(sections.map(({ id, entries }) => [id, entries.map((one) => one.id)])).toEqual([
    ['stores', ['MYSQL', 'KAFKA']],
    ['other', ['B']],
  ])
})

test('finds by id, name and description, whatever the case', () => {
  const all = [entry('OS_LINUX', { name: 'Linux hosts' }), entry('K8S', { description: 'Clusters of Kubernetes' })]
  const found = (needle: string) => sectionsOf(all, needle).flatMap(({ entries }) => entries.map(({ id }) => id))
  expect(found('kubernetes')).toEqual(['K8S'])
  expect(found(' os_ ')).toEqual(['OS_LINUX'])
  expect(found('linux')).toEqual(['OS_LINUX'])
  expect(found('none')).toEqual([])
})

test('tells of each layer once', () => {
  expect(idsOf(['A', 'B'], ['B', 'UNDEFINED', ''], ['C'])).toEqual(['A', 'B', 'C'])
})
