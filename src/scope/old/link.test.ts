import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addressOf, readOldLink, slug } from './link'

const base64 = (text: string): string => btoa(String.fromCharCode(...new TextEncoder().encode(text)))
const service = (name: string): string => `${base64(name)}.1`
const part = (name: string, of: string): string => `${service(name)}_${base64(of)}`

const A = service('plover::checkout')
const B = service('plover::pricing')
const A1 = part('plover::checkout', 'checkout-1')
const B1 = part('plover::pricing', 'pricing-1')
const P = 'a'.repeat(64)
const Q = 'b'.repeat(64)

/** The address of today, or what is missing for one. */
function now(path: string, query = ''): string {
  const old = readOldLink(path)
  if (old === null) return 'nothing'
  return old.at === 'page' ? addressOf(old, query) : `first ${old.kind} of ${old.serviceId ?? old.layer}: ${old.name}`
}

describe('dashboards', () => {
  test.each([
    ['/dashboard/GENERAL/All/General-Root', '/layer/GENERAL/General-Root'],
    [`/dashboard/GENERAL/Service/${A}/General-Service`, `/layer/GENERAL/service/${code(A)}/General-Service`],
    [`/dashboard/GENERAL/ServiceInstance/${A}/${A1}/I`, `/layer/GENERAL/instance/${code(A1)}/I`],
    [`/dashboard/GENERAL/Endpoint/${A}/${A1}/My%20E`, `/layer/GENERAL/endpoint/${code(A1)}/My%20E`],
    [`/dashboard/MESH/Process/${A}/${A1}/${P}/Mesh-Process`, `/layer/MESH/process/${P}/Mesh-Process`],
    [`/dashboard/related/GENERAL/ServiceRelation/${A}/${B}/R`, `/layer/GENERAL/relation/${code(`${A}-${B}`)}/R`],
    [
      `/dashboard/GENERAL/ServiceInstanceRelation/${A}/${A1}/${B}/${B1}/R`,
      `/layer/GENERAL/relation/${code(`${A1}-${B1}`)}/R`,
    ],
    [
      `/dashboard/GENERAL/EndpointRelation/${A}/${A1}/${B}/${B1}/R`,
      `/layer/GENERAL/relation/${code(`${A1.replace('_', '-')}-${B1.replace('_', '-')}`)}/R`,
    ],
    [`/dashboard/MESH/ProcessRelation/${A}/${A1}/${P}/${B}/${B1}/${Q}/R`, `/layer/MESH/relation/${P}-${Q}/R`],
    ['/dashboard/list', '/dashboards'],
    ['/dashboard/new', '/dashboards'],
  ])('%s', (path, expected) => expect(now(path)).toBe(expected))

  test('the window and the open tab come along', () => {
    const duration = encodeURIComponent(
      JSON.stringify({ start: 1_773_857_400_000, end: 1_773_858_000_000, step: 'MINUTE', utc: '5:30' }),
    )
    expect(now(`/dashboard/MESH/ProcessRelation/${A}/${A1}/${P}/${B}/${B1}/${Q}/R/duration/${duration}`)).toBe(
      `/layer/MESH/relation/${P}-${Q}/R?from=2026-03-18T18:10Z&to=2026-03-18T18:20Z&step=MINUTE&v=1`,
    )
    expect(now('/dashboard/GENERAL/All/General-Root/tab/2')).toBe('/layer/GENERAL/General-Root?tab=*:2&v=1')
  })

  test('a slash inside an id is joined again', () => {
    const odd = service('demo中心?>')
    expect(odd).toContain('/')
    expect(now(`/dashboard/GENERAL/Service/${odd}/S`)).toBe(`/layer/GENERAL/service/${code(odd)}/S`)
    const pod = part('demo中心?>', '中心?>')
    expect(now(`/dashboard/GENERAL/ServiceInstance/${odd}/${pod}/S`)).toBe(`/layer/GENERAL/instance/${code(pod)}/S`)
  })

  test('any name of a service survives, alone and with a part', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1 }),
        fc.string({ unit: 'grapheme', minLength: 1 }),
        (name, of) => {
          const own = service(name)
          const pod = part(name, of)
          expect(now(`/dashboard/L/Service/${own}/S`)).toBe(`/layer/L/service/${code(own)}/S`)
          expect(now(`/dashboard/L/Endpoint/${own}/${pod}/S`)).toBe(`/layer/L/endpoint/${code(pod)}/S`)
        },
      ),
    )
  })

  test('nobody named: the first of the list', () => {
    expect(now('/dashboard/GENERAL/Service/General-Service')).toBe('first Service of GENERAL: General-Service')
    expect(now('/dashboard/GENERAL/Service/null/General-Service')).toBe('first Service of GENERAL: General-Service')
    expect(now(`/dashboard/GENERAL/Endpoint/${A}/General-Endpoint`)).toBe(`first Endpoint of ${A}: General-Endpoint`)
    expect(now('/dashboard/related/GENERAL/ServiceRelation/null/null/R')).toBe('/layer/GENERAL')
  })

  test.each(['/dashboard/GENERAL/Nobody/x', '/dashboard/GENERAL/Service/no id/x', '/dashboard', '/dashboard/a'])(
    '%s says nothing',
    (path) => expect(now(path)).toBe('nothing'),
  )
})

describe('one widget', () => {
  const config = {
    type: 'Widget',
    graph: { type: 'Line' },
    expressions: ['service_cpm'],
    metricConfig: [{ label: encodeURIComponent('Load 100%') }],
    widget: { title: encodeURIComponent('Load') },
    auto: 1_800_000,
    autoPeriod: 6,
  }
  const text = JSON.stringify(config)
  const fixed = encodeURIComponent(JSON.stringify({ start: 1_773_857_400_000, end: 1_773_858_000_000, step: 'MINUTE' }))
  const of = (path: string) => {
    const old = readOldLink(path)
    return old?.at === 'page' ? old : null
  }

  test('keeps its entity, its config and a window that rolls', () => {
    expect(of(`/page/GENERAL/Service/${A}/null/null/null/null/null/${encodeURIComponent(text)}`)).toEqual({
      at: 'page',
      place: { at: 'widget', layer: 'GENERAL', entityKind: 'Service', dashboard: '', widget: '' },
      state: { of: { kind: 'service', id: A }, from: 'now-30m', to: 'now', refresh: 6, config: text },
    })
  })

  test('or a fixed one', () => {
    const still = JSON.stringify({ ...config, auto: 0 })
    const old = of(`/page/GENERAL/Endpoint/${A}/${A1}/null/null/null/null/${encodeURIComponent(still)}/${fixed}`)
    expect(old?.state).toEqual({
      of: { kind: 'endpoint', id: A1 },
      from: '2026-03-18T18:10Z',
      to: '2026-03-18T18:20Z',
      step: 'MINUTE',
      config: still,
    })
  })

  test('of a relation, and with a slash in its text', () => {
    const slashed = JSON.stringify({ ...config, expressions: ['a/b'] })
    const old = of(`/page/GENERAL/ServiceRelation/${A}/null/null/${B}/null/null/${encodeURI(slashed)}`)
    expect(old?.state.of).toEqual({ kind: 'relation', id: `${A}-${B}` })
    expect(old?.state.config).toBe(slashed)
  })

  test('a damaged one says nothing', () => {
    expect(of(`/page/GENERAL/Service/${A}/null/null/null/null/null/{"type"`)).toBeNull()
    expect(of('/page/GENERAL/Service')).toBeNull()
  })
})

describe('the rest', () => {
  test.each([
    ['/traces/f4e.1.2', '/trace/f4e.1.2'],
    ['/alerting', '/alarms'],
    ['/marketplace', '/layers'],
    ['/General-Service/Services', '/layer/GENERAL'],
    ['/Database/MySQL/MariaDB', '/layer/MYSQL'],
    ['/Browser', '/layer/BROWSER'],
    ['/Kubernetes', '/layer/K8S'],
    ['//General-Service/Services/tab/1', '/layer/GENERAL?tab=*:1&v=1'],
    ['/constructor/Services', 'nothing'],
    ['/General-Service/constructor', 'nothing'],
    ['/traces', 'nothing'],
    ['/settings', 'nothing'],
    ['/', 'nothing'],
  ])('%s', (path, expected) => expect(now(path)).toBe(expected))

  test('what somebody added to it stays', () => {
    expect(now('/alerting', '?embed=1&mine=2')).toBe('/alarms?embed=1&mine=2&v=1')
  })

  test('titles of a server’s own menu', () => {
    const own = (group: string, entry: string | null) => (group === 'Our' && entry === 'Shop/Tills' ? 'TILLS' : null)
    expect(slug(['Our', 'Shop', 'Tills', 'tab', '3'], own)).toMatchObject({ place: { layer: 'TILLS' } })
    expect(slug(['Our'], own)).toBeNull()
  })
})

function code(id: string): string {
  return id
    .split('/')
    .map((one) => encodeURIComponent(one))
    .join('~')
}
