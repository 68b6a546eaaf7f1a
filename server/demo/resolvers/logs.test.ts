import { afterAll, describe, expect, it } from 'vitest'
import { formatInstant } from '@/protocol/duration'
import { createDemo, type Demo } from '../demo'
import { DEFAULTS, type DemoOptions } from '../flags'
import { ask } from '../testing/ask'

const NOW = Date.parse('2026-03-18T18:20:00Z')
const MINUTE = 60_000

const demos = new Map<string, Promise<Demo>>()
afterAll(async () => {
  for (const demo of demos.values()) (await demo).close()
})

/** One demo for all that ask for the same. */
function posing(more: Partial<DemoOptions> = {}): Promise<Demo> {
  const key = JSON.stringify(more)
  const known = demos.get(key)
  if (known) return known
  const made = createDemo({ ...DEFAULTS, now: NOW, data: ':memory:', ...more })
  demos.set(key, made)
  return made
}

const DOCUMENT = `query ($condition: LogQueryCondition) { queryLogs(condition: $condition) { errorReason logs {
  serviceName serviceId serviceInstanceName serviceInstanceId endpointName endpointId traceId timestamp contentType content
  tags { key value } } } }`

interface Line {
  readonly serviceName: string
  readonly traceId: string | null
  readonly timestamp: number
  readonly content: string
  readonly tags: readonly { readonly key: string; readonly value: string }[]
}

async function find(demo: Demo, condition: object): Promise<readonly Line[]> {
  const paging = { pageNum: 1, pageSize: 10_000 }
  const heard = await ask(demo.ports.query, DOCUMENT, { condition: { paging, ...condition } })
  const body = heard.body as { errors?: unknown; data: { queryLogs: { logs: readonly Line[] } } }
  if (body.errors) throw new Error(JSON.stringify(body.errors))
  return body.data.queryLogs.logs
}

const between = (from: number, to: number) => ({
  start: formatInstant(from, 'SECOND', 0),
  end: formatInstant(to, 'SECOND', 0),
  step: 'SECOND',
})

describe('lines', () => {
  it('come the latest first, each once over pages', async () => {
    const demo = await posing()
    const queryDuration = between(NOW - MINUTE, NOW)
    const all = await find(demo, { queryDuration })
    expect(all.length).toBeGreaterThan(500)
    const times = all.map(({ timestamp }) => timestamp)
    expect(times).toEqual(times.toSorted((a, b) => b - a))
    const pages: Line[] = []
    for (let pageNum = 1; pageNum <= Math.ceil(all.length / 100); pageNum++)
      pages.push(...(await find(demo, { queryDuration, paging: { pageNum, pageSize: 100 } })))
    expect(pages).toEqual(all)
    expect(await find(demo, { queryDuration, queryOrder: 'ASC' })).toEqual(all.toReversed())
  })
})
