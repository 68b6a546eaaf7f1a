import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { isRecord } from '../decode'
import { hasTracesV2, queryBasicTraces, queryTraces } from './search'
import { traceTagKeys, traceTagValues } from './tags'
import { queryTrace, queryTraceWithin } from './trace'

/** Answers of real servers, which stand beside the repository where there are any. */
const ROOT = fileURLToPath(new URL('../../../../shared/oap/recordings/', import.meta.url))
const mounted = existsSync(ROOT)
const facts = (title: string, suite: () => void): void => {
  if (mounted) describe(title, suite)
}
if (!mounted) it.skip('recordings of OAP are not mounted', () => {})

const VERSIONS = ['10.1.0', '10.4.0', '11.0.0'] as const

function dataOf(version: string, name: string): unknown {
  const path = `${ROOT}${version}/${name}.json`
  if (!existsSync(path)) return undefined
  return (JSON.parse(readFileSync(path, 'utf8')) as { response: { body: { data?: unknown } } }).response.body.data
}

/** Member of an answer by its path. */
const at = (data: unknown, ...path: readonly string[]): unknown =>
  path.reduce((value: unknown, name) => (isRecord(value) ? value[name] : undefined), data)

const spansAt = (data: unknown): readonly Readonly<Record<string, unknown>>[] =>
  at(data, 'queryTrace', 'spans') as readonly Readonly<Record<string, unknown>>[]

facts('recorded traces', () => {
  it.each(VERSIONS)('of %s are read without loss', (version) => {
    for (const name of ['queryTrace', 'queryTrace-failed', 'queryTrace-unknown']) {
      const data = dataOf(version, name)
      expect(queryTrace.decode(data), name).toEqual(spansAt(data))
      expect(queryTraceWithin.decode(data), name).toEqual(spansAt(data))
    }
    expect(queryTrace.decode(dataOf(version, 'queryTrace')).length).toBeGreaterThan(10)
    expect(queryTrace.decode(dataOf(version, 'queryTrace-failed')).filter(({ isError }) => isError)).not.toEqual([])
  })

  it.each(VERSIONS)('of %s are listed by segments', (version) => {
    const names = readdirSync(ROOT + version).filter((name) => /^queryBasicTraces(-.*)?\.json$/.test(name))
    let rows = 0
    for (const name of names) {
      const data = dataOf(version, name.replace('.json', ''))
      const sent = at(data, 'queryBasicTraces', 'traces')
      if (!Array.isArray(sent)) continue
      const page = queryBasicTraces.decode(data)
      expect(page.retrieved).toBeNull()
      expect(page.rows, name).toEqual(
        sent.map((row: { start: string; segmentId: string; traceIds: string[] }) => {
          const { traceIds, ...rest } = row
          return { ...rest, start: Number(row.start), key: row.segmentId, traceId: traceIds[0] }
        }),
      )
      rows += page.rows.length
    }
    expect(rows).toBeGreaterThan(30)
  })

  it.each(VERSIONS)('of %s tell their tags', (version) => {
    expect(traceTagKeys.decode(dataOf(version, 'queryTraceTagAutocompleteKeys'))).toContain('http.status_code')
    expect(traceTagValues.decode(dataOf(version, 'queryTraceTagAutocompleteValues'))).toContain('POST')
    expect(traceTagValues.decode(dataOf(version, 'queryTraceTagAutocompleteValues-unknown'))).toEqual([])
  })

  it.each(['10.4.0', '11.0.0'])('of %s are not to be had whole where the storage is JDBC', (version) => {
    expect(hasTracesV2.decode(dataOf(version, 'hasQueryTracesV2Support'))).toBe(false)
    expect(() => queryTraces.decode(dataOf(version, 'queryTraces'))).toThrow(/expected/)
  })

  it('make the rows of a list of whole traces', () => {
    const traces = VERSIONS.map((version) => ({ spans: spansAt(dataOf(version, 'queryTrace')) }))
    const failed = { spans: [...spansAt(dataOf('10.4.0', 'queryTrace-failed'))].reverse() }
    const retrievedTimeRange = { startTime: 1, endTime: '2' }
    const page = queryTraces.decode({ queryTraces: { traces: [...traces, failed, { spans: [] }], retrievedTimeRange } })
    expect(page.retrieved).toEqual({ from: 1, to: 2 })
    expect(page.rows).toHaveLength(4)
    expect(page.rows.map(({ isError }) => isError)).toEqual([false, false, false, true])
    expect(page.rows[1]).toMatchObject({
      key: '4mwuuyg8a.388',
      segmentId: null,
      endpointNames: ['/api/orders'],
      start: 1795534913596,
      duration: 1565,
    })
    expect(page.rows[3]).toMatchObject({ traceId: '4mwuuyg8a.345', start: 1795534828720, duration: 472 })
  })
})

describe('a strange server', () => {
  const whole = { traceId: 't', segmentId: 's', spanId: 0, parentSpanId: -1, startTime: 5, endTime: 9 }
  const read = (...spans: readonly unknown[]) => queryTrace.decode({ queryTrace: { spans } })

  it('does not lose the trace for one broken span', () => {
    const spans = read(whole, null, 7, 'x', [], { startTime: 'soon', endTime: null, spanId: {}, isError: 'yes' }, whole)
    expect(spans).toHaveLength(3)
    expect(spans[1]).toMatchObject({
      startTime: { bad: 'soon' },
      endTime: { bad: 'null' },
      spanId: { bad: '{}' },
      parentSpanId: { bad: '' },
      isError: false,
      refs: [],
    })
    expect(spans[2]).toMatchObject({
      startTime: 5,
      endTime: 9,
      endpointName: '',
      tags: [],
      logs: [],
      attachedEvents: [],
    })
  })

  it('may send null for lists, members of lists and texts, and numbers as text', () => {
    const refs = [null, { traceId: 't', parentSegmentId: null, parentSpanId: '3', type: 'CROSS_WORLD' }]
    const logs = [{ time: '12', data: null }, { data: [null, { key: 'k', value: 5 }] }]
    const attachedEvents = [{ event: 'e', startTime: null, summary: [{ key: 'k', value: 1.5 }] }]
    const [span] = read({ ...whole, startTime: '17', peer: null, tags: null, refs, logs, attachedEvents })
    expect(span).toMatchObject({
      startTime: 17,
      peer: '',
      tags: [],
      refs: [{ traceId: 't', parentSegmentId: '', parentSpanId: 3, type: 'CROSS_WORLD' }],
      logs: [
        { time: 12, data: [] },
        { time: { bad: '' }, data: [{ key: 'k', value: '5' }] },
      ],
      attachedEvents: [
        { startTime: { seconds: { bad: 'null' }, nanos: { bad: 'null' } }, endTime: { nanos: { bad: '' } } },
      ],
    })
    expect(span?.attachedEvents[0]?.summary).toEqual([{ key: 'k', value: '1.5' }])
  })

  it('keeps times beyond 32 bits and negative durations', () => {
    expect(read({ ...whole, startTime: '9007199254740991', endTime: -1 })[0]).toMatchObject({
      startTime: 9007199254740991,
      endTime: -1,
    })
  })

  it('takes the one that nobody called for the root, else the first', () => {
    const spans = [
      { ...whole, spanId: 1, parentSpanId: 0, startTime: 1, endpointName: 'child' },
      { ...whole, startTime: 8, endpointName: 'late' },
      { ...whole, startTime: 6, endTime: 7, endpointName: 'root' },
    ]
    const rows = (list: readonly unknown[]) => queryTraces.decode({ queryTraces: { traces: [{ spans: list }] } }).rows
    expect(rows(spans)).toMatchObject([{ endpointNames: ['root'], start: 6, duration: 1 }])
    expect(rows(spans.slice(0, 1))).toMatchObject([{ endpointNames: ['child'], start: 1, duration: 8 }])
    expect(rows([{ ...whole, startTime: 'x' }])).toMatchObject([{ start: { bad: 'x' }, duration: { bad: '' } }])
    expect(queryTraces.decode({ queryTraces: { traces: [] } }).retrieved).toBeNull()
  })

  it.each([[null], [{}], [{ queryTrace: null }], [{ queryTrace: { spans: {} } }]])(
    'is told where %j is wrong',
    (data) => {
      expect(() => queryTrace.decode(data)).toThrow(/expected/)
      expect(() => queryBasicTraces.decode(data)).toThrow(/expected/)
      expect(() => queryTraces.decode(data)).toThrow(/expected/)
    },
  )
})
