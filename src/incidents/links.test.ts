import { expect, it } from 'vitest'
import { linksOf, type About } from './links'

const at = (clock: string): number => Date.parse(`2026-03-18T${clock}Z`)
const about: About = { of: { kind: 'endpoint', id: 'a.1_b' }, service: 'a.1', layer: 'GENERAL' }

it('opens every page at the moment, around what happened and never beyond now', () => {
  const links = linksOf(about, { from: at('18:05:20'), to: at('18:12:00'), now: at('18:20:30') })
  const time = { from: '2026-03-18T17:50Z', to: '2026-03-18T18:20Z' }
  expect([...links.keys()]).toEqual(['dashboard', 'map', 'traces', 'logs', 'events'])
  expect(links.get('dashboard')).toEqual({
    to: 'page',
    place: { at: 'layer', layer: 'GENERAL', of: about.of, name: null },
    state: time,
  })
  expect(links.get('traces')).toMatchObject({ state: { ...time, of: about.of } })
  expect(links.get('logs')).toEqual({ to: 'page', place: { at: 'logs' }, state: { ...time, of: about.of } })
  expect(links.get('map')).toMatchObject({ state: { of: { kind: 'service', id: 'a.1' } } })
})

it('gives what has no end half an hour', () => {
  const links = linksOf(about, { from: at('10:00:00'), to: null, now: at('18:00:00') })
  expect(links.get('traces')).toMatchObject({ state: { to: '2026-03-18T10:45Z' } })
})

it('searches the caller’s traces for a relation, and leaves out what nobody can find', () => {
  const relation = linksOf(
    { ...about, of: { kind: 'relation', id: 'a.1-b.0' } },
    { from: at('10:00:00'), to: null, now: at('10:10:00') },
  )
  expect(relation.get('traces')).toMatchObject({ state: { of: { kind: 'service', id: 'a.1' } } })
  const unknown = linksOf({ of: null, service: null, layer: null }, { from: 0, to: null, now: 1 })
  expect([...unknown.keys()]).toEqual(['events'])
})

it('shows a call on the map of its caller, and offers no traces of what only others tell of', () => {
  const now = { from: at('10:00:00'), to: null, now: at('10:10:00') }
  const call = linksOf({ ...about, of: { kind: 'relation', id: 'YQ==.1-Yg==.0' }, service: 'YQ==.1' }, now)
  expect(call.get('map')).toMatchObject({ state: { of: { kind: 'service', id: 'YQ==.1' }, sel: 'YQ==.1-Yg==.0' } })
  expect(linksOf(about, now).get('map')).not.toHaveProperty('state.sel')
  const virtual = { of: { kind: 'service', id: 'Yg==.0' }, service: 'Yg==.0', layer: 'VIRTUAL_DATABASE' } as const
  expect([...linksOf(virtual, now).keys()]).toEqual(['dashboard', 'map', 'events'])
})
