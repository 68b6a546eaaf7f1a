import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  countsOf,
  emptyLayers,
  menuFiltered,
  menuOf,
  menuPinned,
  menuShown,
  readMenuFacts,
  type MenuGroup,
} from './menu'

const names = (groups: readonly MenuGroup[]): string =>
  groups
    .map(
      ({ title, layers }) => `${title ?? '-'}: ${layers.map(({ name, services }) => `${name} ${services}`).join(', ')}`,
    )
    .join('; ')

const menu = [
  { title: 'General Service', layer: '', items: [{ title: 'Services', layer: 'GENERAL' }] },
  { title: 'Turnstiles', layer: '', items: [{ title: 'Gates', layer: 'PLOVER_GATE' }] },
  { title: 'Flat', layer: 'FLAT', items: [] },
]

describe('menuOf', () => {
  it('takes our words for our layers and the server’s for the others', () => {
    const groups = menuOf({ layers: [], counts: { GENERAL: 14, PLOVER_GATE: 2 }, menu })
    expect(names(groups)).toBe('-: General services 14, Flat 0; Turnstiles: Gates 2')
  })

  it('shows a layer that neither of us knows, last', () => {
    const groups = menuOf({ layers: ['AI_AGENT', 'UNDEFINED'], counts: { GENERAL: 1, NEW_ONE: 3 }, menu: [] })
    expect(names(groups)).toBe('-: General services 1; Other layers: Ai agent 0, New one 3')
  })

  it('does not claim that a layer is empty before the server has told', () => {
    const groups = menuOf({ layers: ['GENERAL'], counts: null, menu: [] })
    expect([names(groups), emptyLayers(groups)]).toEqual(['-: General services null', 0])
    expect(menuShown(groups, false, [null])).toEqual(groups)
  })

  it('hides empty layers except the one that is open', () => {
    const groups = menuOf({ layers: ['A', 'B'], counts: {}, menu: [] })
    expect(emptyLayers(groups)).toBe(2)
    expect(names(menuShown(groups, false, [null, 'B']))).toBe('Other layers: B 0')
    expect(menuShown(groups, true, [])).toEqual(groups)
  })

  it('finds by name, id and group', () => {
    const groups = menuOf({ layers: [], counts: { GENERAL: 14, PLOVER_GATE: 2 }, menu })
    expect(names(menuFiltered(groups, 'gate'))).toBe('Turnstiles: Gates 2')
    expect(names(menuFiltered(groups, 'TURN'))).toBe('Turnstiles: Gates 2')
    expect(menuFiltered(groups, 'zzz')).toEqual([])
  })

  it('has pinned layers on top, once, and forgets a pin of a layer that is not there', () => {
    const groups = menuOf({ layers: [], counts: { GENERAL: 14, PLOVER_GATE: 2 }, menu })
    expect(names(menuPinned(groups, ['PLOVER_GATE', 'NOBODY', 'FLAT'], 'Pinned'))).toBe(
      'Pinned: Gates 2, Flat 0; -: General services 14',
    )
    expect(menuPinned(groups, ['NOBODY'], 'Pinned')).toBe(groups)
  })

  const recorded = new URL('../../../../shared/oap/layers.json', import.meta.url)
  it.skipIf(!existsSync(recorded))('has a place for every layer of OAP (../shared is mounted)', () => {
    const { layers } = JSON.parse(readFileSync(recorded, 'utf8')) as { layers: { name: string }[] }
    const ids = layers.map(({ name }) => name)
    const shown = menuOf({ layers: ids, counts: null, menu: [] }).flatMap((group) => group.layers.map(({ id }) => id))
    expect(shown.toSorted()).toEqual(ids.filter((id) => id !== 'UNDEFINED').toSorted())
  })
})

describe('facts', () => {
  it('counts a service in each of its layers once', () => {
    expect(countsOf([{ layers: ['A', 'B', 'A'] }, { layers: ['B'] }, { layers: [] }])).toEqual({ A: 1, B: 2 })
  })

  it('survives what storage may hold', () => {
    for (const stored of [null, 7, {}, { layers: 'x' }]) expect(readMenuFacts(stored)).toBeNull()
    expect(
      readMenuFacts({ layers: ['A', 4], counts: { A: 2, B: 'x' }, menu: [{ title: 1, items: [{ layer: 'A' }] }, 3] }),
    ).toEqual({
      layers: ['A'],
      counts: { A: 2 },
      menu: [{ title: '', layer: '', items: [{ title: '', layer: 'A', items: [] }] }],
    })
  })
})
