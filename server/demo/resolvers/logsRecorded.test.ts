import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDemo, type Demo } from '../demo'
import { DEFAULTS } from '../flags'
import { hasShared, recording, replay, send, type Recording } from '../testing/ask'

interface Logs {
  readonly errorReason: string | null
  readonly logs: readonly Readonly<Record<string, unknown>>[]
  readonly debuggingTrace: {
    readonly condition: string
    readonly spans: readonly {
      readonly operation: string
      readonly msg: string | null
      readonly parentSpanId: number
    }[]
  } | null
}
const logsOf = (body: unknown): Logs => {
  const [found] = Object.values((body as { data: Record<string, Logs> }).data)
  if (!found) throw new Error(JSON.stringify(body))
  return found
}

/** Names and types of all members. */
const kinds = (rows: readonly Readonly<Record<string, unknown>>[]) =>
  new Set(rows.map((row) => JSON.stringify(Object.entries(row).map(([key, value]) => [key, typeof value]))))

if (!hasShared) it.skip('recorded logs: ../shared/oap is not there', () => {})
else {
  describe.each(['10.1.0', '10.4.0', '11.0.0'] as const)('logs as OAP %s answers them', (version) => {
    let demo: Demo
    /** The recorded searches are about this time. */
    const now = Date.UTC(2026, 10, 24, 15, 50)
    beforeAll(async () => {
      demo = await createDemo({ ...DEFAULTS, version, now, tz: -210, storage: 'jdbc', data: ':memory:' })
    })
    afterAll(() => demo.close())

    const asked = async (recorded: Recording, more: object) => {
      const { query, variables } = recorded.request.body as { query: string; variables: { condition: object } }
      const condition = { ...variables.condition, ...more }
      const { body, ...request } = replay(recorded)
      const text = JSON.stringify({ query, variables: { ...variables, condition } })
      expect(body).not.toBe('')
      return logsOf((await send(demo.ports.query, { ...request, body: text })).body)
    }
    const ours = {
      serviceId: 'cGxvdmVyOjpjaGVja291dA==.1',
      queryDuration: { start: '2026-11-24 114000', end: '2026-11-24 121900', step: 'SECOND' },
    }

    it.each(['queryLogs', 'queryLogs-level', 'queryLogs-keyword'])('%s', async (name) => {
      const recorded = recording(version, name)
      const real = logsOf(recorded.response.body)
      const found = await asked(recorded, ours)
      expect({ ...found, logs: [] }).toEqual({ ...real, logs: [] })
      expect(found.logs).toHaveLength(real.logs.length)
      // Lines without a trace or an endpoint are not among the recorded ones.
      const [kind] = kinds(real.logs)
      expect(kinds(found.logs)).toContain(kind)
      if (name === 'queryLogs-level')
        for (const { tags } of found.logs) expect(tags).toContainEqual({ key: 'level', value: 'ERROR' })
    })

    it('the words of a debugging trace', async () => {
      const recorded = recording(version, 'queryLogs-asc-debug')
      const real = logsOf(recorded.response.body).debuggingTrace
      const mine = logsOf((await send(demo.ports.query, replay(recorded))).body).debuggingTrace
      expect(mine?.condition).toBe(real?.condition)
      const told = (one: Logs['debuggingTrace']) =>
        one?.spans.map(({ operation, msg, parentSpanId }) => [operation, msg, parentSpanId])
      expect(told(mine)).toEqual(told(real))
      expect(Object.keys(mine ?? {}).sort()).toEqual(Object.keys(real ?? {}).sort())
    })

    it.each(['queryLogs-trace', 'queryLogs-span'])('%s of a trace that is not there', async (name) => {
      const found = logsOf((await send(demo.ports.query, replay(recording(version, name)))).body)
      expect(found).toEqual({ errorReason: null, logs: [], debuggingTrace: null })
    })

    it('the order of completed tags', async () => {
      const recorded = recording(version, 'queryLogTagAutocompleteValues')
      const { query } = recorded.request.body as { query: string }
      const variables = { tagKey: 'level', duration: ours.queryDuration }
      const { data } = (await send(demo.ports.query, { body: JSON.stringify({ query, variables }) })).body as {
        data: { queryLogTagAutocompleteValues: string[] }
      }
      const real = (recorded.response.body as typeof undefined | { data: typeof data })?.data
      const known = data.queryLogTagAutocompleteValues.filter((value) =>
        real?.queryLogTagAutocompleteValues.includes(value),
      )
      expect(known).toEqual(real?.queryLogTagAutocompleteValues.filter((value) => known.includes(value)))
      expect(known).toEqual(['ERROR', 'INFO', 'WARN'])
    })
  })
}
