import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serviceId } from '@/protocol/ids'
import { createDemo, type Demo } from '../demo'
import { DEFAULTS } from '../flags'
import { ask, hasShared, recording, replay, send } from '../testing/ask'

/** Those of our world that stand for the recorded ones: the ids of the questions are exchanged. */
const checkout = { name: 'plover::checkout', normal: true }
const STORY: Readonly<Record<string, unknown>> = {
  serviceId: serviceId(checkout),
  serviceIds: [serviceId(checkout), serviceId({ name: 'plover::storefront', normal: true })],
  clientServiceId: serviceId({ name: 'plover::storefront', normal: true }),
  serverServiceId: serviceId(checkout),
  endpointId: `${serviceId(checkout)}_${btoa('POST:/orders')}`,
  service: { serviceName: 'plover::checkout', layer: 'GENERAL' },
  services: [{ serviceName: 'plover::checkout', layer: 'GENERAL' }],
  clientService: { serviceName: 'plover::storefront', layer: 'GENERAL' },
  serverService: { serviceName: 'plover::checkout', layer: 'GENERAL' },
  endpoint: { serviceName: 'plover::checkout', endpointName: 'POST:/orders', layer: 'GENERAL' },
  instanceId: `${serviceId(checkout)}_${btoa('checkout-fnw7562jb-k58cq')}`,
}
const DURATION = { start: '2026-03-18 1750', end: '2026-03-18 1819', step: 'MINUTE' }

type Row = Readonly<Record<string, unknown>>

/** What kinds of rows there are: the types of their members, and for lists whether they hold something. */
function kinds(rows: readonly Row[]): readonly string[] {
  const kind = (value: unknown): string => {
    if (Array.isArray(value)) return 'list'
    if (value !== null && typeof value === 'object') return JSON.stringify(kindsOf(value as Row))
    return value === null ? 'null' : typeof value
  }
  const kindsOf = (row: Row) => Object.entries(row).map(([name, value]) => [name, kind(value)])
  return [...new Set(rows.map((row) => JSON.stringify(kindsOf(row))))].sort()
}

const answerOf = (body: unknown): Readonly<Record<string, readonly Row[]>> =>
  Object.values(Object(Object(body).data))[0] as Readonly<Record<string, readonly Row[]>>

if (!hasShared) it.skip('recorded maps: ../shared/oap is not there', () => {})
else {
  describe.each(['10.1.0', '10.4.0', '11.0.0'] as const)('maps as OAP %s answers them', (version) => {
    let demo: Demo
    beforeAll(async () => {
      const now = Date.UTC(2026, 2, 18, 18, 20)
      demo = await createDemo({ ...DEFAULTS, version, now, storage: 'jdbc', data: ':memory:' })
    })
    afterAll(() => demo.close())

    const since3 = ['getServiceTopologyByName', 'getServicesTopologyByNames', 'getServiceInstanceTopologyByName']
    it.each([
      ...['getGlobalTopology-all', 'getGlobalTopology-general', 'getGlobalTopology-cache', 'getServiceTopology'],
      ...['getServicesTopology', 'getServiceInstanceTopology', 'getEndpointTopology', 'getEndpointDependencies'],
      ...['getServiceHierarchy', 'getInstanceHierarchy'],
      ...(version === '10.1.0' ? [] : [...since3, 'getEndpointDependenciesByName']),
    ])('%s: rows of the same kinds', async (name) => {
      const recorded = recording(version, name)
      const { query, variables } = recorded.request.body as { query: string; variables: Row }
      const known = Object.fromEntries(Object.keys(variables).map((key) => [key, STORY[key] ?? variables[key]]))
      const heard = await ask(demo.ports.query, query, {
        ...known,
        ...('duration' in variables && { duration: DURATION }),
      })
      const ours = answerOf(heard.body)
      const real = answerOf(recorded.response.body)
      expect(Object.keys(ours)).toEqual(Object.keys(real))
      for (const [list, rows] of Object.entries(real)) {
        if (!Array.isArray(rows)) expect(ours[list]).toEqual(rows)
        // Our whole map has node types that their small one lacks, never the other way round.
        else expect(kinds(ours[list] ?? [])).toEqual(expect.arrayContaining([...kinds(rows)]))
      }
      for (const list of ['nodes', 'calls', 'relations']) {
        const extra = kinds(ours[list] ?? []).filter((kind) => !kinds(real[list] ?? []).includes(kind))
        expect(extra.filter((kind) => !kind.includes('["type","null"]'))).toEqual([])
      }
    })

    it.each([
      ...['getServicesTopology-empty', 'getProcessTopology', 'unknown-layer-topology', 'listLayerLevels'],
      ...['getServiceHierarchy-unknown-layer', ...(version === '10.1.0' ? [] : ['getProcessTopologyByName'])],
    ])('%s: the same', async (name) => {
      const recorded = recording(version, name)
      const heard = await send(demo.ports.query, replay(recorded))
      expect(heard.body).toEqual(recorded.response.body)
    })

    it('the course of a map', async () => {
      interface Span {
        readonly operation: string
        readonly parentSpanId: number
        readonly msg: string | null
      }
      interface Trace {
        readonly condition: string
        readonly spans: readonly Span[]
      }
      const recorded = recording(version, 'getGlobalTopology-hours-debug')
      const trace = (body: unknown) => (answerOf(body) as unknown as { debuggingTrace: Trace }).debuggingTrace
      const real = trace(recorded.response.body)
      const ours = trace((await send(demo.ports.query, replay(recorded))).body)
      const steps = ({ condition, spans }: Trace) => [
        condition,
        spans.map(({ operation, parentSpanId, msg }) => ({ operation, parentSpanId, msg })),
      ]
      expect(steps(ours)).toEqual(steps(real))
      expect(Object.keys(ours).sort()).toEqual(Object.keys(real).sort())
    })

    /** The REST twins of the questions print their course as YAML. */
    it.each([
      ['debugging-services-topology', 'getServicesTopology', 'serviceIds: ["X"]'],
      ['debugging-endpoint-dependencies', 'getEndpointDependencies', 'endpointId: "X"'],
      ['debugging-topology', 'getGlobalTopology', 'layer: "GENERAL"'],
    ] as const)('the course of %s', async (name, field, argument) => {
      const yaml = String(recording(version, `${version === '11.0.0' ? 'admin' : 'oap'}-${name}`).response.body)
      const operations = (text: string) => [...text.matchAll(/operation: "([^"]+)"/g)].map(([, operation]) => operation)
      const about = argument.replace(
        'X',
        field === 'getEndpointDependencies' ? String(STORY['endpointId']) : serviceId(checkout),
      )
      const query = `query($d: Duration!) { x: ${field}(${about}, duration: $d, debug: true) {
        debuggingTrace { condition spans { operation msg } } } }`
      const { condition, spans } = (
        answerOf((await ask(demo.ports.query, query, { d: DURATION })).body) as unknown as {
          debuggingTrace: { condition: string; spans: readonly { operation: string; msg: string | null }[] }
        }
      ).debuggingTrace
      expect(spans.map(({ operation }) => operation)).toEqual(operations(yaml))
      const plain = (text: string) =>
        text
          .replace(/\\?\n\s*\\? ?/g, ' ')
          .replace(/\s+/g, ' ')
          .replace(/[A-Za-z0-9+/=]+\.[01](_[A-Za-z0-9+/=]+)?(, )?/g, '')
          .replace(/start=[^,]+, end=[^,]+/, 'start, end')
      const written = /condition: "((?:[^"\\]|\\[^])*)"/.exec(yaml)?.[1] ?? ''
      expect(plain(condition)).toBe(plain(written))
    })
  })
}
