import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serviceId } from '@/protocol/ids'
import { createDemo, type Demo } from '../demo'
import { DEFAULTS } from '../flags'
import { ask } from '../testing/ask'

const NOW = Date.UTC(2026, 2, 18, 18, 20)
const SECONDS = { start: '2026-03-18 175000', end: '2026-03-18 182000', step: 'SECOND' }
const MINUTES = { start: '2026-03-18 1750', end: '2026-03-18 1820', step: 'MINUTE' }
const ORDERS = { scope: 'Service', serviceName: 'postgres-orders.data.svc.cluster.local:5432', normal: false }
const QUERY = `query Q($condition: RecordCondition!, $duration: Duration!) {
  readRecords(condition: $condition, duration: $duration) { name id value refId } }`

interface Row {
  readonly name: string
  readonly id: string
  readonly value: string
  readonly refId: string
}

describe('records beside MQE', () => {
  let demo: Demo
  beforeAll(async () => {
    demo = await createDemo({ ...DEFAULTS, now: NOW, storage: 'jdbc', data: ':memory:' })
  })
  afterAll(() => demo.close())

  const read = async (condition: object, duration: object = SECONDS): Promise<readonly Row[]> => {
    const wanted = { name: 'top_n_database_statement', parentEntity: ORDERS, topN: 5, order: 'DES', ...condition }
    const { body } = await ask(demo.ports.query, QUERY, { condition: wanted, duration })
    return Object(body).data.readRecords
  }

  it('are the slowest statements, each named by its trace, at both steps', async () => {
    const rows = await read({})
    expect(rows).toHaveLength(5)
    expect(rows).toEqual(await read({}, MINUTES))
    const values = rows.map(({ value }) => Number(value))
    expect(values).toEqual(values.toSorted((a, b) => b - a))
    for (const { id, refId, value } of rows) {
      expect(id).toBe(refId)
      expect(id).not.toBe('')
      expect(value).toMatch(/^\d+$/)
    }
    const { body } = await ask(
      demo.ports.query,
      `query E($entity: Entity!, $duration: Duration!) { execExpression(
        expression: "top_n(top_n_database_statement,5,des)", entity: $entity, duration: $duration
      ) { results { values { id value traceID } } } }`,
      { entity: ORDERS, duration: MINUTES },
    )
    expect(Object(body).data.execExpression.results[0].values).toEqual(
      rows.map(({ name, value, refId }) => ({ id: name, value, traceID: refId })),
    )
  })

  it('have empty ids in a log that the server wrote itself, where no trace is known: none may be null', async () => {
    const own = { scope: 'Service', serviceName: 'postgresql::postgres-orders.data', normal: true }
    const rows = await read({ parentEntity: own, topN: 200 })
    expect(rows.filter(({ id, refId }) => id === '' && refId === '').length).toBeGreaterThan(5)
  })

  it('are none of a metric that is none, of another kind, of the wrong flag or at the end of time', async () => {
    expect(await read({ name: 'no_such_record' })).toEqual([])
    expect(await read({ name: 'service_cpm' })).toEqual([])
    expect(await read({ parentEntity: { ...ORDERS, normal: true } })).toEqual([])
    expect(await read({}, { ...SECONDS, start: SECONDS.end, end: SECONDS.start })).toEqual([])
    expect(await read({ topN: 0 })).toEqual([])
  })

  it('of the first generation are none: the flag of virtual services is lost', async () => {
    const condition = {
      serviceId: serviceId({ name: ORDERS.serviceName, normal: false }),
      metricName: 'top_n_database_statement',
      ...{ topN: 5, order: 'DES', duration: SECONDS },
    }
    const query = 'query Q($c: TopNRecordsCondition!) { getTopNRecords(condition: $c) { statement latency traceId } }'
    expect((await ask(demo.ports.query, query, { c: condition })).body).toEqual({ data: { getTopNRecords: [] } })
  })
})
