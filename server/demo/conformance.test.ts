import type { GraphQLSchema } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { batchDocument, batchVariables } from '@/protocol/mqe/batch'
import { formatInstant } from '@/protocol/duration'
import { OPERATIONS } from '@/protocol/operations'
import { millis } from '@/time/instant'
import { createDemo, type Demo } from './demo'
import { DEFAULTS } from './flags'
import { loadSchema } from './schema/schema'
import { ask, type Heard } from './testing/ask'
import { sampleOf, type Known } from './testing/document'
import { misfits, typeOfRoot } from './testing/fits'
import { VERSIONS } from './version'

const NOW = Date.UTC(2026, 2, 18, 18, 20)
const TZ = 330

/** Values of arguments by their names: they mean something in the world. */
const KNOWN: Known = {
  duration: {
    start: formatInstant(NOW - 1_800_000, 'MINUTE', TZ),
    end: formatInstant(NOW, 'MINUTE', TZ),
    step: 'MINUTE',
  },
  layer: 'GENERAL',
  service: { serviceName: 'plover::checkout', layer: 'GENERAL' },
  serviceId: 'cGxvdmVyOjpjaGVja291dA==.1',
  serviceName: 'plover::checkout',
  serviceIds: ['cGxvdmVyOjpjaGVja291dA==.1'],
  clientServiceId: 'cGxvdmVyOjpzdG9yZWZyb250.1',
  serverServiceId: 'cGxvdmVyOjpjaGVja291dA==.1',
  serviceInstanceId: 'cGxvdmVyOjpjaGVja291dA==.1_Y2hlY2tvdXQtZm53NzU2MmpiLWs1OGNx',
  instanceId: 'cGxvdmVyOjpjaGVja291dA==.1_Y2hlY2tvdXQtZm53NzU2MmpiLWs1OGNx',
  endpointId: 'cGxvdmVyOjpjaGVja291dA==.1_UE9TVDovb3JkZXJz',
  keyword: '',
  limit: 20,
  paging: { pageNum: 1, pageSize: 20 },
  detail: true,
  probe: true,
  tagKey: 'level',
  expression: 'service_percentile/1000',
  entity: { serviceName: 'plover::checkout', normal: true },
  debug: true,
  regex: 'service_.*',
  setting: { id: 'aerie.GENERAL.All.Overview', configuration: '{}' },
  creationRequest: {
    serviceId: 'cGxvdmVyOjpjaGVja291dA==.1',
    endpointName: 'POST:/orders',
    duration: 5,
    minDurationThreshold: 0,
    dumpPeriod: 10,
    maxSamplingCount: 5,
  },
}
const known = (root: string, field: string): Known => {
  const name = field === 'typeOfMetrics' ? 'service_cpm' : 'x'
  const setting = field === 'addTemplate' ? { configuration: '{}' } : KNOWN['setting']
  const id = field === 'getTemplate' || root === 'Mutation' ? 'aerie.GENERAL.All.Overview' : 'x'
  const condition = CONDITIONS[field]
  const request = REQUESTS[field]
  return {
    ...KNOWN,
    name,
    setting,
    id,
    ...(request !== undefined && { request }),
    ...(root === 'Query' && condition !== undefined && { condition }),
  }
}
/** Conditions of records. */
const RECENT = { time: KNOWN['duration'], paging: { pageNum: 1, pageSize: 20 } }
const TRACES = {
  queryDuration: KNOWN['duration'],
  traceState: 'ALL',
  queryOrder: 'BY_START_TIME',
  paging: RECENT.paging,
}
const LOGS = { queryDuration: KNOWN['duration'], paging: RECENT.paging }
const CONDITIONS: Readonly<Record<string, unknown>> = {
  queryEvents: RECENT,
  queryLogs: LOGS,
  queryLogsByName: LOGS,
  logsAndSupport: LOGS,
  queryBasicTraces: TRACES,
  queryBasicTracesByName: TRACES,
  basicTracesAndSupport: TRACES,
  queryTraces: TRACES,
  queryAlarms: { duration: KNOWN['duration'], paging: RECENT.paging },
}

/** Of a task of profiling. */
const PROFILED = {
  taskID: 'x',
  taskId: 'x',
  queries: [],
  asyncProfilerTaskCreationRequest: {
    serviceId: KNOWN['serviceId'],
    serviceInstanceIds: [KNOWN['instanceId']],
    duration: 60,
    events: ['CPU'],
  },
}
/** Of several searches for lines in one document. */
const SEARCHED = {
  ...{ c0: LOGS, c1: LOGS, c2: LOGS, c3: LOGS },
  ...{ w0: LOGS, w1: LOGS, w2: LOGS, w3: LOGS, w4: LOGS, w5: LOGS, w6: LOGS, w7: LOGS },
}
const REQUESTS: Readonly<Record<string, unknown>> = {
  queryAsyncProfilerTaskList: { serviceId: KNOWN['serviceId'] },
  queryAsyncProfilerAnalyze: { taskId: 'x', instanceIds: [KNOWN['instanceId']], eventType: 'LOCK' },
}

/** Root fields that answer from the world; every other one must say that it does not. */
const REAL = {
  Query: [
    ...['version', 'checkHealth', 'getTimeInfo', 'listLayers', 'listServices', 'getService', 'findService'],
    ...['listInstances', 'getInstance', 'listInstancesByName', 'findEndpoint', 'findEndpointByName', 'getEndpointInfo'],
    ...['listProcesses', 'getProcess', 'estimateProcessScale', 'listMetrics', 'typeOfMetrics', 'execExpression'],
    ...['readRecords', 'getTopNRecords'],
    ...['getAlarm', 'getAlarmTrend', 'queryAlarms', 'queryAlarmTagAutocompleteKeys'],
    ...['queryAlarmTagAutocompleteValues', 'queryEvents'],
    ...['getAllTemplates', 'getTemplate', 'getMenuItems', 'getMetricsTTL', 'getRecordsTTL'],
    ...['getGlobalTopology', 'getServiceTopology', 'getServiceTopologyByName', 'getServicesTopology'],
    ...['getServicesTopologyByNames', 'getServiceInstanceTopology', 'getServiceInstanceTopologyByName'],
    ...['getEndpointTopology', 'getEndpointDependencies', 'getEndpointDependenciesByName', 'getProcessTopology'],
    ...['queryBasicTraces', 'queryBasicTracesByName', 'queryTrace', 'hasQueryTracesV2Support'],
    ...['queryTraceTagAutocompleteKeys', 'queryTraceTagAutocompleteValues'],
    ...['supportQueryLogsByKeywords', 'queryLogs', 'queryLogsByName'],
    ...['queryLogTagAutocompleteKeys', 'queryLogTagAutocompleteValues'],
    ...['getProcessTopologyByName', 'getServiceHierarchy', 'getInstanceHierarchy', 'listLayerLevels'],
    ...['getProfileTaskList', 'getProfileTaskLogs', 'getProfileTaskSegments', 'getSegmentsProfileAnalyze'],
    ...['queryAsyncProfilerTaskList', 'queryAsyncProfilerTaskProgress', 'queryAsyncProfilerAnalyze'],
  ],
  Mutation: [
    ...['version', 'addTemplate', 'changeTemplate', 'disableTemplate'],
    ...['createProfileTask', 'createAsyncProfilerTask'],
  ],
}

/** What only another storage answers. */
const REFUSED: Readonly<Record<string, string>> = {
  // The dry run of rules for logs is off.
  test: 'null',
  queryTraces: 'java.lang.UnsupportedOperationException: Only BanyanDB storage support Trace V2 query now.',
}

const member = (value: unknown, name: string): unknown =>
  new Map<string, unknown>(Object.entries(Object(value))).get(name)

const firstError = (heard: Heard): unknown => {
  const errors = member(heard.body, 'errors')
  return Array.isArray(errors) ? errors[0] : undefined
}

describe.each(VERSIONS)('OAP %s', (version) => {
  let demo: Demo
  let schema: GraphQLSchema
  beforeAll(async () => {
    demo = await createDemo({ ...DEFAULTS, version, now: NOW, tz: TZ, data: ':memory:' })
    schema = await loadSchema(version)
  })
  afterAll(() => demo.close())

  it('answers every root field with what its type promises, or with an error that names it', async () => {
    for (const root of [schema.getQueryType(), schema.getMutationType()]) {
      for (const field of Object.values(root?.getFields() ?? {})) {
        if (!root || (root.name !== 'Query' && root.name !== 'Mutation')) throw new Error('no root')
        const sample = sampleOf(root, field, known(root.name, field.name))
        const heard = await ask(demo.ports.query, sample.query, sample.variables)
        expect([field.name, heard.status]).toEqual([field.name, 200])
        const data = member(member(heard.body, 'data'), field.name)
        if (REAL[root.name].includes(field.name)) {
          expect([field.name, firstError(heard)]).toEqual([field.name, undefined])
          expect(misfits(field.type, data, field.name)).toEqual([])
        } else {
          expect(member(firstError(heard), 'message')).toBe(
            `Exception while fetching data (/${field.name}) : ${REFUSED[field.name] ?? `${field.name} is not simulated yet`}`,
          )
          expect(data ?? null).toBeNull()
        }
      }
    }
  })

  it('answers our own documents so that they decode', async () => {
    const variables = { ...KNOWN, type: 'Query', name: 'service_cpm', id: 'aerie.GENERAL.All.Overview', labels: [] }
    let answered = 0
    for (const operation of OPERATIONS) {
      const asked = operation.document.includes('addTemplate')
        ? { ...variables, setting: { configuration: '{}' } }
        : {
            ...variables,
            ...PROFILED,
            ...SEARCHED,
            processId: 'x',
            traceId: 'x',
            condition: CONDITIONS[operation.name],
            request: REQUESTS[operation.name],
          }
      const heard = await ask(demo.ports.query, operation.document, asked)
      const lacking = heard.status === 400
      expect([operation.name, heard.status]).toEqual([operation.name, lacking ? 400 : 200])
      if (lacking) {
        expect(member(firstError(heard), 'message')).toMatch(
          /^Validation error \((FieldUndefined@|UnknownArgument@|UnknownType\))/,
        )
        continue
      }
      const message = member(firstError(heard), 'message')
      if (message !== undefined) expect(message).toMatch(/ is not simulated yet$|Only BanyanDB storage/)
      else {
        expect(() => operation.decode(member(heard.body, 'data'))).not.toThrow()
        answered += 1
      }
    }
    expect(answered).toBeGreaterThanOrEqual(version === '11.0.0' ? 16 : 18)
  })

  it('answers a batch of expressions', async () => {
    const owner = !version.startsWith('10.0') && !version.startsWith('10.1')
    const entity = { serviceName: 'plover::checkout', normal: true }
    const questions = [
      'service_cpm',
      'avg(service_sla)/100',
      'service_percentile',
      'no_such',
      'top_n(service_cpm,5,des)',
    ]
    const start = millis(NOW - 1_800_000)
    const variables = batchVariables(
      questions.map((expression, index) => ({ expression, entity: index === 4 ? {} : entity })),
      { start, end: millis(NOW), step: 'MINUTE', offset: TZ },
    )
    const heard = await ask(demo.ports.query, batchDocument({ count: questions.length, owner }), variables)
    expect(heard.status).toBe(200)
    const data = member(heard.body, 'data')
    const type = typeOfRoot(schema, 'Query', 'execExpression')
    if (!type) throw new Error('no execExpression')
    expect(Object.values(Object(data)).flatMap((one, index) => misfits(type, one, `q${index}`))).toEqual([])
    expect(Object.values(Object(data)).map((one) => [member(one, 'type'), member(one, 'error')])).toEqual([
      ['TIME_SERIES_VALUES', null],
      ['SINGLE_VALUE', null],
      ['TIME_SERIES_VALUES', null],
      ['UNKNOWN', 'Metric: [no_such] does not exist.'],
      ['SORTED_LIST', null],
    ])
  })
})
