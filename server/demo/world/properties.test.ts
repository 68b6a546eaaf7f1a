import { describe, expect, it } from 'vitest'
import type { Entity } from '@/scope/entity'
import { STEP_MS, type Step } from '@/time/step'
import type { Call, ServiceNode } from './nodes'
import { asking, windowTo, world } from './testing'

const NOW = Date.parse('2026-03-18T18:20:30Z')
const at = asking(NOW)

/** Repeatable draws in [0, 1). */
function* draws(): Generator<number, never> {
  for (let state = 20_240_611; ;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    yield state / 4_294_967_296
  }
}
const random = draws()
const draw = (): number => random.next().value
const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(draw() * items.length)]!

const STEPS: readonly Step[] = ['MINUTE', 'HOUR', 'DAY']
const DAYS_KEPT: Readonly<Record<Step, number>> = { SECOND: 0, MINUTE: 7, HOUR: 15, DAY: 30 }

/** A window of up to 12 buckets inside the retention, the open bucket at times among them. */
function drawWindow(step = pick(STEPS)) {
  const back = Math.floor((draw() * draw() * (DAYS_KEPT[step] - 1) * 86_400_000) / STEP_MS[step]) * STEP_MS[step]
  return windowTo(NOW - back, 1 + Math.floor(draw() * (step === 'DAY' ? 3 : 12)), step, pick([0, 0, 330, -210, 345]))
}

const inPlay = new Set(world.layers(NOW))
const general = world.graph.services.filter(({ data }) => data.layers.includes('GENERAL'))
const entityOf = ({ data }: ServiceNode): Entity => ({ serviceName: data.name, normal: data.normal })
const relation = (call: Call): Entity => ({
  ...entityOf(call.source),
  destServiceName: call.target.data.name,
  destNormal: call.target.data.normal,
})
const repeat = (name: string, check: () => void): void =>
  it(name, () => {
    for (let round = 0; round < 200; round++) check()
  })

describe('200 random entities, windows and steps', () => {
  repeat('instances and endpoints add up to the service', () => {
    const node = pick(general)
    const window = drawWindow()
    const whole = at.source(entityOf(node), window).series('service_cpm') ?? []
    const parts = [
      { metric: 'service_instance_cpm', names: node.data.instances.map(({ name }) => ({ serviceInstanceName: name })) },
      { metric: 'endpoint_cpm', names: node.data.endpoints.map((name) => ({ endpointName: name })) },
    ]
    for (const { metric, names } of parts.filter((part) => part.names.length > 0)) {
      const series = names.map((name) => at.source({ ...entityOf(node), ...name }, window).series(metric) ?? [])
      whole.forEach((total, index) => {
        const values = series.flatMap((one) => one[index] ?? [])
        if (total === null) expect(values).toEqual([])
        else {
          const sum = values.reduce((all, value) => all + value, 0)
          // Every part of an hour or of an open minute is rounded for itself.
          expect(Math.abs(sum - total)).toBeLessThanOrEqual(0.01 * total + names.length / 2)
        }
      })
    }
  })

  repeat('percentiles are in order', () => {
    const [metric, entity] = pick([
      () => ['service_percentile', entityOf(pick(general))] as const,
      () => {
        const node = pick(general)
        return ['endpoint_percentile', { ...entityOf(node), endpointName: pick([...node.data.endpoints, '']) }] as const
      },
      () => ['service_relation_client_percentile', relation(pick(world.graph.calls))] as const,
      () => ['database_access_percentile', entityOf(pick(virtual('VIRTUAL_DATABASE')))] as const,
      () => ['mq_service_consume_percentile', entityOf(pick(virtual('VIRTUAL_MQ')))] as const,
      () => ['gen_ai_provider_latency_percentile', entityOf(pick(virtual('VIRTUAL_GENAI')))] as const,
    ])()
    const window = drawWindow()
    const lines = at.source(entity, window).labelled(metric) ?? []
    expect([0, 5]).toContain(lines.length)
    for (let index = 0; index < (lines[0]?.values.length ?? 0); index++) {
      const values = lines.flatMap((line) => line.values[index] ?? [])
      expect(values).toEqual(values.toSorted((a, b) => a - b))
    }
  })

  repeat('an hour is the fold of its minutes', () => {
    const metric = pick([
      'service_cpm',
      'service_resp_time',
      'service_sla',
      'service_apdex',
      'service_mq_consume_count',
    ])
    const entity = entityOf(pick(general))
    const end = drawWindow('MINUTE').end
    const hour = windowTo(end, 1, 'HOUR')
    const minutes = windowTo(hour.start + 59 * 60_000, 60)
    const read = (name: string) => at.source(entity, minutes).series(name) ?? []
    const finished = Math.floor(NOW / 60_000) * 60_000
    const rows = read(metric).flatMap((value, index) =>
      value === null || minutes.start + index * 60_000 >= finished
        ? []
        : { value, calls: read('service_cpm')[index] ?? 0 },
    )
    const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((all, row) => all + of(row), 0)
    const weighted = () => sum(({ value, calls }) => value * calls) / sum(({ calls }) => calls)
    const folded =
      metric === 'service_cpm'
        ? sum(({ value }) => value) / 60
        : metric.endsWith('count')
          ? sum(({ value }) => value)
          : weighted()
    const plain = sum(({ value }) => value) / rows.length
    const expected = rows.length === 0 ? null : Math.round(Number.isNaN(folded) ? plain : folded)
    expect(at.source(entity, hour).series(metric)).toEqual([expected])
  })

  it('a day is the fold of its minutes, between the borders of the zone', () => {
    for (let round = 0; round < 20; round++) {
      const entity = entityOf(pick(general))
      const day = windowTo(NOW - Math.floor(1 + draw() * 5) * 86_400_000, 1, 'DAY', pick([0, 330, -210, 345]))
      const minutes = windowTo(day.start + 1439 * 60_000, 1440)
      const values = (at.source(entity, minutes).series('service_cpm') ?? []).filter((value) => value !== null)
      const sum = values.reduce((all, value) => all + value, 0)
      const expected = values.length === 0 ? null : Math.round(sum / 1440)
      expect(at.source(entity, day).series('service_cpm')).toEqual([expected])
    }
  })

  repeat('both sides of a call carry one count, and differ by the wire', () => {
    const call = pick(
      world.graph.calls.filter(({ data, client, server }) => inPlay.has(data.layer) && client && server),
    )
    const window = drawWindow('MINUTE')
    const read = (metric: string) => at.source(relation(call), window).series(`service_relation_${metric}`) ?? []
    expect(read('client_cpm')).toEqual(read('server_cpm'))
    const server = read('server_resp_time')
    read('client_resp_time').forEach((client, index) => {
      if (client === null) return
      // 0.4 ms of network, both rounded; no incident lies on a wire between services with agents.
      expect([0, 1]).toContain(client - (server[index] ?? Number.NaN))
    })
    const lost = read('client_call_sla').map((value, index) => (read('server_call_sla')[index] ?? 0) - (value ?? 0))
    for (const share of lost) expect([0, 4, 5, 6]).toContain(share)
  })

  repeat('the calls to a service add up to it', () => {
    const node = pick(general.filter(({ incoming }) => incoming.some(({ server }) => server)))
    const window = drawWindow('MINUTE')
    if (window.end > NOW - 60_000) return
    const total = at.source(entityOf(node), window).series('service_cpm') ?? []
    const sides = node.incoming
      .filter(({ server }) => server)
      .map((call) => at.source(relation(call), window).series('service_relation_server_cpm') ?? [])
    total.forEach((value, index) => {
      if (value !== null) expect(sides.reduce((sum, side) => sum + (side[index] ?? 0), 0)).toBe(value)
    })
  })

  repeat('instance calls add up to the call', () => {
    const call = pick(world.graph.calls.filter(({ data, server }) => inPlay.has(data.layer) && server))
    const window = { ...drawWindow('MINUTE') }
    if (window.end > NOW - 60_000) return
    const names = ({ data }: ServiceNode) =>
      data.normal && data.instances.length > 0 ? data.instances.map(({ name }) => name) : [data.name]
    const pairs = names(call.source).flatMap((serviceInstanceName) =>
      names(call.target).map((destServiceInstanceName) => ({
        ...relation(call),
        serviceInstanceName,
        destServiceInstanceName,
      })),
    )
    const series = pairs.map((pair) => at.source(pair, window).series('service_instance_relation_server_cpm') ?? [])
    const total = at.source(relation(call), window).series('service_relation_server_cpm') ?? []
    total.forEach((value, index) => {
      if (value !== null) expect(series.reduce((sum, one) => sum + (one[index] ?? 0), 0)).toBe(value)
    })
  })
})

function virtual(layer: string): readonly ServiceNode[] {
  return world.graph.services.filter(({ data }) => data.layers.includes(layer))
}
