import { afterAll, describe, expect, it } from 'vitest'
import { createDemo, type Demo } from '../demo'
import { DEFAULTS, type DemoOptions } from '../flags'
import { hasShared, recording, send } from '../testing/ask'

const demos: Demo[] = []
afterAll(() => {
  for (const demo of demos) demo.close()
})

async function posing(version: DemoOptions['version'], clock = '18:20'): Promise<Demo> {
  const now = Date.parse(`2026-03-18T${clock}:00Z`)
  const demo = await createDemo({ ...DEFAULTS, version, now, tz: 330, data: ':memory:' })
  demos.push(demo)
  return demo
}

const get = (port: Demo['ports']['query'] | undefined, path: string) =>
  send(port, { method: 'GET', path: `/status/alarm/${path}`, headers: {} })

interface Nodes {
  readonly oapInstances: readonly { readonly status?: Readonly<Record<string, unknown>> }[]
}
const statusOf = (body: unknown) => (body as Nodes).oapInstances[0]?.status

const CHECKOUT = `service_sla_rule/${encodeURIComponent('plover::checkout')}`

describe('/status/alarm', () => {
  it('is where each version has it', async () => {
    expect((await get((await posing('10.1.0')).ports.query, 'rules')).status).toBe(404)
    expect((await get((await posing('10.2.0')).ports.query, 'rules')).status).toBe(200)
    const { ports } = await posing('11.0.0')
    expect((await get(ports.query, 'rules')).status).toBe(404)
    expect((await get(ports.admin, 'rules')).status).toBe(200)
  })

  it('tells the periods of a rule and whom it looks at', async () => {
    const { ports } = await posing('10.4.0')
    const rule = statusOf((await get(ports.query, 'instance_heap_rule')).body)
    expect(rule).toMatchObject({
      period: 6,
      silencePeriod: 30,
      recoveryObservationPeriod: 2,
      includeMetrics: ['instance_jvm_memory_heap', 'instance_jvm_memory_heap_max'],
      runningEntities: [{ scope: 'SERVICE_INSTANCE', name: 'ticketing-r86qhlnpb-mzlmp of plover::ticketing' }],
    })
    expect(statusOf((await get(ports.query, 'no_such_rule')).body)).toBeUndefined()
  })

  it('tells how a rule stands to an entity', async () => {
    const state = async (clock: string) => {
      const { ports } = await posing('10.4.0', clock)
      return statusOf((await get(ports.query, CHECKOUT)).body)?.['currentState']
    }
    expect(await state('18:20')).toBe('FIRING')
    expect(await state('18:30')).toBe('SILENCED_FIRING')
    expect(await state('18:36')).toBe('OBSERVING_RECOVERY')
    expect(await state('18:40')).toBe('RECOVERED')
    expect(await state('19:00')).toBe('NORMAL')
  })

  it('is flat and short in 10.2', async () => {
    const { ports } = await posing('10.2.0')
    expect((await get(ports.query, 'service_sla_rule')).body).toMatchObject({ silentPeriod: 10, additonalPeriod: 0 })
    expect((await get(ports.query, 'service_sla_rule/nobody')).body).toEqual({})
    expect((await get(ports.query, 'no_such_rule')).status).toBe(500)
  })
})

if (!hasShared) it.skip('recorded alarm status: ../shared/oap is not there', () => {})
else
  describe('has the members that OAP answered', () => {
    const members = (value: unknown) => Object.keys(Object(value)).sort()

    it.each(['10.4.0', '11.0.0'] as const)('%s', async (version) => {
      const { ports } = await posing(version)
      const [port, at] = version === '11.0.0' ? [ports.admin, 'admin'] : [ports.query, 'oap']
      const theirs = (name: string) => statusOf(recording(version, `${at}-status-alarm-${name}-json`).response.body)
      expect(members(statusOf((await get(port, 'rules')).body))).toEqual(members(theirs('rules')))
      expect(members(statusOf((await get(port, 'service_sla_rule')).body))).toEqual(members(theirs('rule')))
      const entity = version === '11.0.0' ? CHECKOUT : 'service_sla_rule/nobody'
      const ours = members(statusOf((await get(port, entity)).body)).filter((name) => !/^lastAlarmM/.test(name))
      expect(ours).toEqual(members(theirs('entity')))
    })
  })
