import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { buildClientSchema, parse, validate, type GraphQLSchema, type IntrospectionQuery } from 'graphql'
import { describe, expect, it } from 'vitest'
import { formatValue } from '@/mqe/format'
import type { Result, Value } from '@/mqe/result'
import { ASSUMED, capabilitiesOf, type Capabilities, type Surface } from './capabilities/capability'
import { hello } from './capabilities/hello'
import { batchDocument } from './mqe/batch'
import { decodeResult } from './mqe/decode'
import { OPERATIONS } from './operations'
import { serverInfo } from './time/server'
import { getTtl } from './ttl/ttl'
import { parseZone } from './zone'

/** Facts recorded from real servers, which stand beside the repository where there are any. */
const ROOT = fileURLToPath(new URL('../../../shared/oap/', import.meta.url))

const mounted = existsSync(ROOT)

/** A suite that is left out as a whole without the facts; one skipped test at the end says so. */
const facts = (title: string, suite: () => void): void => {
  if (mounted) describe(title, suite)
}

const INTROSPECTED = ['10.0.1', '10.1.0', '10.2.0', '10.3.0', '10.4.0', '11.0.0'] as const
const RECORDED = ['10.1.0', '10.4.0', '11.0.0'] as const

interface Recording {
  readonly request: { readonly path: string; readonly body: unknown }
  readonly response: { readonly status: number; readonly body: unknown }
}

const read = (path: string): unknown => JSON.parse(readFileSync(ROOT + path, 'utf8'))

const introspection = (version: string): unknown => read(`introspection/${version}.json`)

/** `null` for a case that this version has no recording of. */
const recording = (version: string, name: string): Recording | null =>
  existsSync(`${ROOT}recordings/${version}/${name}.json`)
    ? (read(`recordings/${version}/${name}.json`) as Recording)
    : null

/** `data` of a recorded GraphQL answer. */
const dataOf = (found: Recording): unknown => (found.response.body as { readonly data?: unknown }).data

const schemaOf = (version: string): GraphQLSchema => buildClientSchema(introspection(version) as IntrospectionQuery)

/** What the server of that version answers to the hello about one type. */
function surfaceOf(schema: GraphQLSchema, name: 'Query' | 'AlarmMessage'): { surface: Surface; bytes: number } {
  const type = schema.getType(name)
  const fields = type && 'getFields' in type ? Object.values(type.getFields()) : []
  const shown = fields.map((field) => ({
    name: field.name,
    args: 'args' in field ? field.args.map((argument: { name: string }) => ({ name: argument.name })) : [],
  }))
  const data = { version: 'x', getTimeInfo: null, __type: { name, fields: shown } }
  return { surface: hello.decode(data).surface, bytes: JSON.stringify({ data }).length }
}

const capabilities = (version: string): Capabilities => {
  const schema = schemaOf(version)
  return capabilitiesOf(new Map([...surfaceOf(schema, 'Query').surface, ...surfaceOf(schema, 'AlarmMessage').surface]))
}

facts('documents', () => {
  it.each(INTROSPECTED)('are valid on %s where it has what they need, and only there', (version) => {
    const schema = schemaOf(version)
    const { has } = capabilities(version)
    for (const { name, document, needs } of OPERATIONS) {
      const errors = validate(schema, parse(document)).map((error) => error.message)
      if (has.has(needs)) expect(errors, name).toEqual([])
      else expect(errors, name).not.toEqual([])
    }
  })

  it.each(INTROSPECTED)('of batches are valid on %s', (version) => {
    const owner = capabilities(version).has.has('owner')
    for (const count of [1, 20, 60]) {
      expect(validate(schemaOf(version), parse(batchDocument({ count, owner })))).toEqual([])
    }
    if (!owner) expect(validate(schemaOf(version), parse(batchDocument({ count: 1, owner: true })))).not.toEqual([])
  })

  it.each([
    ['10.0.1', 10.0, 'graphql'],
    ['10.1.0', 10.1, 'graphql'],
    ['10.2.0', 10.2, 'graphql'],
    ['10.3.0', 10.3, 'graphql'],
    ['10.4.0', 10.4, 'graphql'],
    ['11.0.0', 11.0, 'rest'],
  ] as const)('of %s tell its level and where templates are', (version, level, templates) => {
    expect(capabilities(version)).toMatchObject({ level, templates, known: true, settled: true })
    expect(surfaceOf(schemaOf(version), 'Query').bytes).toBeLessThan(10_000)
  })

  it('leave 10.3 and 10.4 open until the alarm is asked', () => {
    const first = (version: string) => capabilitiesOf(surfaceOf(schemaOf(version), 'Query').surface)
    expect(first('10.2.0').settled).toBe(true)
    expect(first('10.4.0')).toMatchObject({ level: 10.3, settled: false })
    expect(first('11.0.0')).toMatchObject({ level: 11.0, settled: true })
  })

  it('assume 10.0 of a server that will not tell', () => {
    const oldest = capabilities('10.0.1')
    const optional = ['pod-logs']
    expect([...ASSUMED.has].sort()).toEqual([...oldest.has].filter((name) => !optional.includes(name)).sort())
    expect(ASSUMED.level).toBe(oldest.level)
  })
})

/** Their answers look unlike what was sent: tests of their own compare them with the recordings. */
const RESHAPED: ReadonlySet<string> = new Set([
  'getAlarm',
  'queryAlarms',
  'queryEvents',
  'queryBasicTraces',
  'queryTraces',
  'queryTrace',
  'queryLogs',
  'queryAsyncProfilerTaskList',
  'queryAsyncProfilerTaskProgress',
  'queryAsyncProfilerAnalyze',
])

/** Recorded cases of an operation besides the one that bears its name. */
const CASES: Readonly<Record<string, readonly string[]>> = {
  listServices: ['listServices-all', 'listServices-general', 'listServices-database', 'listServices-browser'],
  getService: ['getService-unknown'],
  findService: ['findService-virtual'],
  listInstances: ['listInstances-browser', 'listInstances-seconds'],
  getInstance: ['getInstance-unknown'],
  findEndpoint: ['findEndpoint-ever', 'findEndpoint-keyword'],
  listMetrics: ['listMetrics-all', 'listMetrics-regex'],
  typeOfMetrics: ['typeOfMetrics-labelled', 'typeOfMetrics-record', 'typeOfMetrics-unknown'],
  addTemplate: ['template-add'],
  changeTemplate: ['template-change', 'template-change-unknown'],
  disableTemplate: ['template-disable', 'template-disable-unknown'],
}

facts('decoders', () => {
  const cases = OPERATIONS.filter(({ name }) => !RESHAPED.has(name))
    .flatMap((operation) =>
      [operation.name, ...(CASES[operation.name] ?? [])].flatMap((name) =>
        RECORDED.map((version) => ({ title: `${version} ${name}`, operation, found: recording(version, name) })),
      ),
    )
    .filter(({ found }) => found?.response.status === 200 && dataOf(found))

  it('have recordings to read', () => {
    expect(cases.length).toBeGreaterThan(70)
  })

  it.each(cases)('read $title', ({ operation, found }) => {
    const data = (found && dataOf(found)) as Record<string, unknown>
    const answer: unknown = operation.decode(data)
    const [sent] = Object.values(data)
    if (Array.isArray(sent)) expect(answer).toHaveLength(sent.length)
    else if (typeof sent === 'object' && sent !== null && 'id' in sent) expect(answer).toHaveProperty('id', sent.id)
    else if (operation.name !== 'checkHealth') expect(answer).toEqual(sent)
  })

  it.each(['10.4.0', '11.0.0'])('read the time to live of %s', (version) => {
    const parts = ['getRecordsTTL', 'getMetricsTTL'].map((name) => recording(version, name))
    const data = Object.assign({}, ...parts.map((part) => part && dataOf(part))) as Record<string, unknown>
    const ttl = getTtl.decode(data)
    expect(ttl.records).toEqual(data['getRecordsTTL'])
    expect(ttl.metrics).toEqual({ metadata: null, ...(data['getMetricsTTL'] as object) })
  })

  it.each(RECORDED)('read the clock of %s', (version) => {
    const time = recording(version, 'getTimeInfo')
    const server = serverInfo.decode({ ...((time && dataOf(time)) as object), version })
    expect(server.offset).toBe(version === '10.1.0' ? 330 : -210)
    expect(new Date(server.now ?? 0).getUTCFullYear()).toBe(2026)
  })
})

function valuesOf(result: Result): readonly Value[] {
  switch (result.kind) {
    case 'scalar':
      return result.values.map(({ value }) => value)
    case 'series':
      return result.lines.flatMap((line) => line.points.map(({ value }) => value))
    case 'ranking':
    case 'records':
      return result.rows.map(({ value }) => value)
    default:
      return []
  }
}

const written = (value: Value): string | null =>
  value === null ? null : typeof value === 'number' ? formatValue(value) : value.bad

interface Asked {
  readonly variables: { readonly duration: { readonly step: string } }
}

facts('recorded results', () => {
  const names = readdirSync(`${ROOT}recordings/11.0.0`).filter((name) => /^mqe-.*\.json$/.test(name))
  const kinds = {
    UNKNOWN: 'nothing',
    SINGLE_VALUE: 'scalar',
    TIME_SERIES_VALUES: 'series',
    SORTED_LIST: 'ranking',
    RECORD_LIST: 'records',
  } as const

  it.each(RECORDED)('of %s are read without loss', (version) => {
    const zone = recording(version, 'getTimeInfo')
    const offset =
      parseZone((zone && (dataOf(zone) as { getTimeInfo: { timezone: string } }).getTimeInfo.timezone) ?? '') ?? 0
    let read = 0
    for (const file of names) {
      const found = recording(version, file.replace('.json', ''))
      const wire = found && (dataOf(found) as { execExpression?: Wire } | null | undefined)?.execExpression
      if (!wire || !found) continue
      read += 1
      const result = decodeResult(wire, offset)
      if (wire.error) {
        expect(result, file).toEqual({ kind: 'failure', cause: 'expression', message: wire.error })
        continue
      }
      expect(result.kind, file).toBe(kinds[wire.type])
      const sent = wire.results.flatMap((entry) => entry.values.map(({ value }) => value))
      // Series come back in the order of time: sort_values of 10.2 shuffled them.
      const inOrder = (values: readonly (string | null)[]) => (result.kind === 'series' ? [...values].sort() : values)
      expect(inOrder(valuesOf(result).map(written)), file).toEqual(inOrder(sent))
      if (result.kind === 'series' && (found.request.body as Asked).variables.duration.step === 'MINUTE')
        for (const point of result.lines.flatMap((line) => line.points)) expect(point.at % 60_000, file).toBe(0)
    }
    expect(read).toBeGreaterThan(60)
  })
})

interface Wire {
  readonly type: 'UNKNOWN' | 'SINGLE_VALUE' | 'TIME_SERIES_VALUES' | 'SORTED_LIST' | 'RECORD_LIST'
  readonly error: string | null
  readonly results: readonly { readonly values: readonly { readonly value: string | null }[] }[]
}

if (!mounted) it.skip('recordings and introspection of OAP are not mounted', () => {})
