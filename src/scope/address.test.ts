import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readAddress, writeAddress } from './address'
import { SUBJECT_KINDS, type Place } from './place'
import { readSegment, writeSegment } from './segment'
import { carried, DENSITIES, HIDEABLE, THEMES, type State } from './state'

const NAMES = [
  'POST:/checkout/{cartId}?a=b#c',
  '100 % ~ sure!',
  '!important',
  '%2F%7E%zz',
  '..',
  '.',
  'خدمة الدفع‮',
  'שירות תשלום',
  '👩‍👩‍👧 ünïcödé',
  'x'.repeat(300),
  ' lead and trail ',
  'a+b&c=d;e,f',
  '__proto__',
]
const name = fc.oneof(
  fc.constantFrom(...NAMES),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
  fc.string({ unit: fc.constantFrom(...'/?%#~!.&=+: ,-'), minLength: 1, maxLength: 20 }),
)

const place: fc.Arbitrary<Place> = fc.oneof(
  fc.constant({ at: 'home' } as const),
  fc.constantFrom('topology', 'traces', 'alarms', 'dashboards', 'status').map((at) => ({ at }) as Place),
  fc.record({
    at: fc.constant('layer' as const),
    layer: name,
    of: fc.option(fc.record({ kind: fc.constantFrom(...SUBJECT_KINDS), id: name })),
    name: fc.option(name),
  }),
  fc.record({ at: fc.constant('trace' as const), traceId: name }),
  fc.record({ at: fc.constant('edit' as const), id: name }),
  fc.record({ at: fc.constant('settings' as const), section: fc.option(name) }),
  fc.record({
    at: fc.constant('widget' as const),
    layer: name,
    entityKind: name,
    dashboard: fc.oneof(name, fc.constant('')),
    widget: name,
  }),
)

const map = <V>(value: fc.Arbitrary<V>) =>
  fc.array(fc.tuple(name, value), { minLength: 1, maxLength: 4 }).map((e) => new Map(e))
const state: fc.Arbitrary<State> = fc.record(
  {
    of: fc.record({ kind: fc.constantFrom(...SUBJECT_KINDS), id: name }),
    from: fc.constantFrom('now-30m', 'now-1d/d', '2026-11-22T10:00Z', '1795341600'),
    to: fc.constantFrom('now', '2026-11-22T11:00+05:30'),
    step: fc.constantFrom('MINUTE' as const, 'HOUR' as const, 'DAY' as const),
    tz: fc.constantFrom('browser', 'oap', 'utc', 'Asia/Kolkata'),
    refresh: fc.integer({ min: 0, max: 3600 }),
    cold: fc.boolean(),
    tab: map(fc.integer({ min: 0, max: 99 })),
    vs: fc.constantFrom('prev', '-7d'),
    with: fc.array(name, { minLength: 1, maxLength: 3 }),
    vars: map(name),
    q: name,
    filters: map(name),
    sort: name,
    page: fc.integer({ min: 1, max: 9999 }),
    sel: name,
    view: name,
    z: fc.constantFrom([0.2, 0.4] as const, [0, 1] as const),
    embed: fc.boolean(),
    hide: fc.uniqueArray(fc.constantFrom(...HIDEABLE), { minLength: 1 }),
    theme: fc.constantFrom(...THEMES),
    lang: fc.constantFrom('en', 'zh-CN'),
    density: fc.constantFrom(...DENSITIES),
  },
  { requiredKeys: [] },
)

describe('segments', () => {
  it('writes what the contract says', () => {
    expect(writeSegment('GET:/a b')).toBe('GET%3A~a%20b')
    expect(writeSegment('~')).toBe('%7E')
    expect(writeSegment('Y2hlY2tvdXQ=.1')).toBe('Y2hlY2tvdXQ%3D.1')
  })

  it('is one segment that a URL does not change, and reads back', () => {
    fc.assert(
      fc.property(name, (text) => {
        const segment = writeSegment(text)
        expect(segment).toMatch(/^[^/?#\s]+$/)
        expect(new URL(`http://aerie.test/layer/${segment}/x`).pathname).toBe(`/layer/${segment}/x`)
        expect(readSegment(segment)).toBe(text)
      }),
    )
  })

  it('leaves broken codes as text and half surrogates as a sign', () => {
    expect(readSegment('%E0%A4%A')).toBe('%E0%A4%A')
    expect(readSegment('50%')).toBe('50%')
    expect(readSegment('a%20b%zz')).toBe('a b%zz')
    expect(readSegment(writeSegment('\uD800x'))).toBe('\uFFFDx')
  })
})

describe('addresses', () => {
  it('read back what they write', () => {
    fc.assert(
      fc.property(place, state, (there, how) => {
        const href = writeAddress({ place: there, state: how })
        const url = new URL(href, 'http://aerie.test')
        expect(url.pathname + url.search).toBe(href)
        expect(readAddress(href)).toEqual({ place: there, state: how, bad: [], foreign: [] })
      }),
      {
        numRuns: 500,
        // A line separator is a character of an id like any other.
        examples: [[{ at: 'settings', section: null }, { tab: new Map([['\u2028', 0]]) }]],
      },
    )
  })

  it('never throw, whatever stands in the bar', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        readAddress(text)
        readAddress(`/layer/${text}?${text}`)
      }),
    )
  })

  it('are as the contract shows them', () => {
    const href =
      '/layer/GENERAL/service/Y2hlY2tvdXQ=.1/General-Service?from=now-2h&to=now&tab=4:2&f.status=error&var.cluster=east'
    const address = readAddress(href)
    expect(address.place).toEqual({
      at: 'layer',
      layer: 'GENERAL',
      of: { kind: 'service', id: 'Y2hlY2tvdXQ=.1' },
      name: 'General-Service',
    })
    expect(address.state).toEqual({
      from: 'now-2h',
      to: 'now',
      tab: new Map([['4', 2]]),
      filters: new Map([['status', 'error']]),
      vars: new Map([['cluster', 'east']]),
    })
    expect(writeAddress(address)).toBe(
      '/layer/GENERAL/service/Y2hlY2tvdXQ%3D.1/General-Service?from=now-2h&to=now&tab=4:2&var.cluster=east&f.status=error&v=1',
    )
  })

  it('keep unknown keys and name bad ones', () => {
    const address = readAddress(
      '/traces?utm=x&step=WEEK&tz=Mars/Olympus&page=0&z=0.9-0.1&hide=nav,sky&refresh=off&embed',
    )
    expect(address.foreign).toEqual([['utm', 'x']])
    expect(address.bad.map(({ key }) => key)).toEqual(['step', 'tz', 'page', 'z', 'hide'])
    expect(address.state).toEqual({ refresh: 0, embed: true })
    expect(writeAddress(address)).toBe('/traces?refresh=off&embed=1&utm=x&v=1')
  })

  it('of a later version keep what it added', () => {
    expect(readAddress('/?v=7&depth=3')).toMatchObject({ place: { at: 'home' }, foreign: [['depth', '3']] })
  })

  it('know the way from a wrong one', () => {
    for (const path of ['/layer', '/layer/A/service', '/nope', '/trace', '/w/a/b/c', '/layer/A/thing/x/y']) {
      expect([path, readAddress(path).place.at]).toEqual([path, path === '/layer/A/service' ? 'layer' : 'nowhere'])
    }
  })

  it('carry the time and the presentation to other pages, not the page of a list', () => {
    const { state: here } = readAddress('/traces?from=now-2h&embed=1&theme=dark&page=4&q=x&sel=1&refresh=30')
    expect(carried(here)).toEqual({ from: 'now-2h', embed: true, theme: 'dark', refresh: 30 })
  })
})
