import { describe, expect, it } from 'vitest'
import type { Owner, ResultOf } from '@/mqe/result'
import type { JsonObject, MetricConfig, MetricItem } from '@/template/types'
import { millis } from '@/time/instant'
import type { ModelContext } from '../contract'
import widget from './index'
import { topListModel } from './model'
import { topListOptions } from './options'

const item = (expressions: string[], metricConfig: MetricConfig[] = [], raw: JsonObject = {}): MetricItem => ({
  type: 'Widget',
  id: '0',
  place: { x: 0, y: 0, w: 8, h: 10 },
  name: '',
  title: '',
  tips: '',
  graph: { type: 'TopList', options: {} },
  expressions,
  subExpressions: [],
  metricConfig,
  associate: [],
  raw,
})
const context = (of: MetricItem): ModelContext => ({
  item: of,
  window: { start: millis(0), end: millis(60_000), step: 'MINUTE', offset: 0 },
  now: 0,
})
const owner = (given: Partial<Owner>): Owner => ({
  scope: 'Service',
  serviceId: null,
  serviceName: null,
  normal: null,
  instanceId: null,
  instanceName: null,
  endpointId: null,
  endpointName: null,
  ...given,
})
const ranking = (...rows: ResultOf<'ranking'>['rows']): ResultOf<'ranking'> => ({ kind: 'ranking', rows })
const model = (of: MetricItem, ...results: (ResultOf<'ranking' | 'records'> | null)[]) =>
  topListModel(results, topListOptions(of), context(of))
const rows = (of: MetricItem, ...results: (ResultOf<'ranking' | 'records'> | null)[]) =>
  model(of, ...results).groups[0]?.rows

describe('TopList model', () => {
  it('knows the limit that a row is past', () => {
    const thresholds = [
      { at: 0, tone: 'bad' },
      { at: 99, tone: 'ok' },
    ] as const
    const of = { ...item(['top_n(a,3,asc)'], [{ unit: '%' }]), additions: { type: null, thresholds, own: {} } }
    const rows = [98.9, 99, { bad: 'NaN' }].map((value, index) => ({ name: String(index), value, owner: null }))
    const [group] = topListModel([ranking(...rows)], topListOptions(of), context(of)).groups
    expect(group?.rows.map(({ limit }) => limit)).toEqual([{ at: 99, tone: 'bad', side: 'below' }, null, null])
  })

  it('measures shares that are listed from the lowest on by what they lack', () => {
    const found = ranking(
      { name: 'a', value: 96, owner: null },
      { name: 'b', value: 98, owner: null },
      { name: 'c', value: 100, owner: null },
      { name: 'd', value: null, owner: null },
    )
    const shares = (expression: string, unit: string, given = found) =>
      rows(item([expression], [{ unit }]), given)?.map(({ share }) => share)
    expect(shares('top_n(service_sla,10,asc)/100', '%')).toEqual([1, 0.5, 0, 0])
    expect(shares("top_n(service_sla, 10, ASC, attr0='GENERAL')/100", '%')).toEqual([1, 0.5, 0, 0])
    expect(shares('top_n(cpu,10,des)', '%')).toEqual([0.96, 0.98, 1, 0])
    expect(shares('top_n(service_cpm,10,asc)', '/min')).toEqual([0.96, 0.98, 1, 0])
    const whole = ranking({ name: 'a', value: 100, owner: null })
    expect(shares('top_n(service_sla,10,asc)/100', '%', whole)).toEqual([0])
  })

  it('keeps the order of the server and measures bars by the greatest value', () => {
    const made = rows(
      item(['top_n(m)'], [{ unit: 'ms' }]),
      ranking(
        { name: 'a', value: 50, owner: null },
        { name: 'b, "c" = 🦅', value: { bad: '∞' }, owner: null },
        { name: 'd', value: 200, owner: null },
        { name: 'e', value: null, owner: null },
        { name: 'f', value: -3, owner: null },
      ),
    )
    expect(made?.map(({ name, value, share }) => [name, value, share])).toEqual([
      ['a', 50, 0.25],
      ['b, "c" = 🦅', { bad: '∞' }, 0],
      ['d', 200, 1],
      ['e', null, 0],
      ['f', -3, 0],
    ])
  })

  it('has no bar where all values are zero', () => {
    expect(rows(item(['m']), ranking({ name: 'a', value: 0, owner: null }))?.[0]?.share).toBe(0)
  })

  it('takes an endpoint and its service apart where the ranking goes across services', () => {
    const found = owner({
      scope: 'Endpoint',
      serviceId: 'Y2F0YWxvZw==.1',
      serviceName: 'catalog',
      normal: true,
      endpointId: 'Y2F0YWxvZw==.1_R0VU',
      endpointName: 'GET:/products/{id}',
    })
    const of = item(['m'], [], { valueRelatedDashboard: 'Overview' })
    const [across, within] =
      rows(
        of,
        ranking(
          { name: 'catalog - GET:/products/{id}', value: 20, owner: found },
          { name: 'GET:/products/{id}', value: 20, owner: found },
        ),
      ) ?? []
    expect(across).toMatchObject({ name: 'GET:/products/{id}', of: 'catalog' })
    expect(within).toMatchObject({ name: 'GET:/products/{id}', of: '' })
    expect(within?.target).toEqual({
      to: 'entity',
      kind: 'Endpoint',
      id: 'Y2F0YWxvZw==.1_R0VU',
      entity: { serviceName: 'catalog', normal: true, endpointName: 'GET:/products/{id}' },
      layer: null,
      dashboard: 'Overview',
    })
  })

  it('shows the group of a service beside its short name', () => {
    const found = owner({ serviceId: 'x.1', serviceName: 'shop::checkout', normal: true })
    expect(rows(item(['m']), ranking({ name: 'shop::checkout', value: 1, owner: found }))).toMatchObject([
      {
        name: 'checkout',
        of: 'shop',
        target: { kind: 'Service', id: 'x.1', entity: { serviceName: 'shop::checkout' } },
      },
    ])
    expect(rows(item(['m']), ranking({ name: 'std::vector', value: 1, owner: null }))).toMatchObject([
      { name: 'std::vector', of: '', target: null },
    ])
  })

  it('leads nowhere when the server names too little', () => {
    const found = owner({ scope: 'Endpoint', serviceName: 'catalog', normal: null, endpointName: 'x' })
    expect(rows(item(['m']), ranking({ name: 'x', value: 1, owner: found }))?.[0]?.target).toBeNull()
  })

  it('leads from a record to its trace, on one line', () => {
    const result: ResultOf<'records'> = {
      kind: 'records',
      rows: [
        { name: 'SELECT *\n  FROM product', value: 1361, traceId: '1.2.3' },
        { name: 'mget', value: 90, traceId: null },
        { name: 'mget', value: 90, traceId: '' },
      ],
    }
    expect(rows(item(['m']), result)?.map(({ name, target }) => [name, target])).toEqual([
      ['SELECT * FROM product', { to: 'trace', traceId: '1.2.3' }],
      ['mget', null],
      ['mget', null],
    ])
  })

  it('has bars of the stored colour', () => {
    const colourOf = (color: string) =>
      model({ ...item(['m']), graph: { type: 'TopList', options: { color } } }, ranking()).colour
    expect(['purple', 'green', 'blue', 'red', 'orange', '__proto__', 'url(x)'].map(colourOf)).toEqual([
      undefined,
      's6',
      's4',
      's3',
      's5',
      undefined,
      undefined,
    ])
  })

  it('names the groups of several expressions, a failed one left out', () => {
    const one = ranking({ name: 'a', value: 1, owner: null })
    const of = item(['x', 'y', 'z'], [{ label: 'Slowest', unit: 'ms' }])
    expect(model(of, one, null, one).groups.map(({ label, unit }) => [label, unit.text])).toEqual([
      ['Slowest', 'ms'],
      ['z', ''],
    ])
    expect(model(of, one, null, null).groups.map(({ label }) => label)).toEqual([''])
  })
})

describe('TopList widget', () => {
  it('is empty without rows', () => {
    const of = context(item(['m']))
    expect(widget.render([ranking()], of)).toMatchObject({ empty: true })
    expect(widget.render([ranking({ name: 'a', value: null, owner: null })], of)).toMatchObject({ empty: false })
  })
})
