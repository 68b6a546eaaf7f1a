/**
 * What operators know, one row each: where Aerie uses it, what proves that a server has it, and what Aerie shows where it is
 * missing. `later`: the server can, these pages cannot yet.
 */
import { instanceHierarchy, serviceHierarchy } from '@/protocol/hierarchy/hierarchy'
import { getAlarmPlain, getAlarmWithRecovery, getAlarmWithSnapshot, queryAlarms } from '@/protocol/alarm/query'
import { alarmTagKeys } from '@/protocol/alarm/tags'
import { queryAsyncProfilerAnalyze } from '@/protocol/async/analyze'
import { queryAsyncProfilerTaskList } from '@/protocol/async/task'
import { queryEvents } from '@/protocol/event/query'
import { logTagKeys } from '@/protocol/log/tags'
import { queryLogs } from '@/protocol/log/search'
import { getMenuItems } from '@/protocol/menu/menu'
import { listLayers } from '@/protocol/metadata/layers'
import { listServices } from '@/protocol/metadata/services'
import { getSegmentsProfileAnalyze } from '@/protocol/profiling/analyze'
import { OPERATIONS } from '@/protocol/operations'
import { createProfileTask } from '@/protocol/profiling/create'
import { endpointDependencies, instanceTopology, processTopology } from '@/protocol/topology/parts'
import { layerTopology, servicesTopology } from '@/protocol/topology/services'
import { queryBasicTraces } from '@/protocol/trace/search'
import { queryTrace, queryTraceWithin } from '@/protocol/trace/trace'
import { traceTagKeys } from '@/protocol/trace/tags'
import { getTtl } from '@/protocol/ttl/ttl'
import { said } from './said.mjs'

const asks = (...operations) => (pose) => operations.every((operation) => pose.takes(operation))
const speaks = (expression) => (pose) => pose.speaks(expression)
const serves = (field) => (pose) => pose.serves(field)

const NEEDS = `“${said('src/dashboard/doctor/texts.ts', 'needs')}”`
const notYet = (kind) => `“${kind} ${said('src/widgets/en.json', 'title').replace('… ', '')}”; a stored widget is kept as it is`
const incident = (key) => `“${said('src/incidents/en.json', key)}”`

const row = (feature, page, proof, missing = '', isLater = false) => ({ feature, page, proof, missing, later: isLater })
/** `field` is what its page would ask: one of our documents that has it proves that the row is out of date. */
const later = (feature, field, shown, proof = serves(field)) => {
  if (OPERATIONS.some(({ document }) => document.includes(field))) throw new Error(`"${feature}" is asked by now`)
  return { feature, page: 'not yet', proof, missing: shown, later: true }
}

export const ROWS = [
  row('layers, services, instances, endpoints', 'all pages', asks(listLayers, listServices)),
  row('menu from the server', 'the rail', asks(getMenuItems), 'Aerie’s own layers; only those with services'),
  row('MQE: all but the rows below', 'dashboards, lists, maps', speaks('aggregate_labels(service_percentile, sum) / 2')),
  row('MQE: `&&`, `\\|\\|`', 'stored dashboards', speaks('service_cpm > 1 && service_sla > 1'), NEEDS),
  row(
    'MQE: conditions in `top_n`',
    'rankings, order of lists',
    speaks("top_n(service_cpm, 10, des, attr0='GENERAL')"),
    'our dashboards leave them out: rankings also list services of other layers',
  ),
  row(
    'MQE: `top_n_of`',
    'stored dashboards',
    speaks('top_n_of(top_n(service_cpm, 10, des), top_n(service_cpm, 10, asc), 10, des)'),
    NEEDS,
  ),
  row('MQE: `baseline`', 'the expected range in charts', speaks('baseline(service_cpm, upper)'), 'the chart without it'),
  row(
    'MQE: `sort_values` by an aggregate',
    'stored dashboards',
    speaks('sort_values(service_percentile, 2, des, avg)'),
    NEEDS,
  ),
  row('MQE: who a ranked row is', 'rankings', (pose) => pose.has('owner'), 'the names are no links'),
  row('records: slow statements, commands', 'dashboards', speaks('top_n(top_n_database_statement, 5, des)')),
  row('dashboards stored over GraphQL', 'dashboards, editor', (pose) => pose.lists('graphql'), 'over the admin port'),
  row(
    'dashboards stored on the admin port',
    'the same, with `--oap-admin`',
    (pose) => pose.lists('rest'),
    'over GraphQL',
  ),
  row('map of a layer, of services', 'maps', asks(layerTopology, servicesTopology)),
  row('map of instances, of endpoints', 'maps', asks(instanceTopology, endpointDependencies)),
  row('hierarchy', 'maps, entity bar', asks(serviceHierarchy, instanceHierarchy)),
  row('map of processes', 'not yet', asks(processTopology), notYet(said('src/widgets/en.json', 'NetworkProfiling')), true),
  row('traces, by segment (v1)', 'traces', asks(queryBasicTraces, queryTrace, traceTagKeys)),
  row('traces, whole (v2)', 'traces', (pose) => pose.has('trace-v2'), 'the same page over v1'),
  row('a trace from the cold stage', 'traces', asks(queryTraceWithin), 'asked without it'),
  row('logs by tag, trace and endpoint', 'logs', asks(queryLogs, logTagKeys)),
  row('alarms, events', 'alarms, events', asks(getAlarmPlain, queryEvents)),
  row('tags of alarms offered', 'alarms', asks(alarmTagKeys), 'tags are typed; those seen in the list are offered'),
  row('rule and snapshot of an alarm', 'alarms', asks(getAlarmWithSnapshot), incident('noSnapshot')),
  row('recovery of an alarm', 'alarms, home, rail', asks(getAlarmWithRecovery), incident('neverReported')),
  row('alarms by rule and entity', 'alarms', asks(queryAlarms), 'filtered in the browser, in the rows that were read'),
  row('trace profiling', 'profiling', asks(createProfileTask, getSegmentsProfileAnalyze)),
  row(
    'async-profiler, read',
    'profiling',
    asks(queryAsyncProfilerTaskList, queryAsyncProfilerAnalyze),
    `“${said('src/profiling/async/en.json', 'unsupported')}”`,
  ),
  later(
    'async-profiler, started',
    'createAsyncProfilerTask',
    `“${said('src/profiling/async/en.json', 'noForm')}”`,
    (pose) => pose.has('async-profiler'),
  ),
  later('pprof', 'queryPprofTaskList', notYet(said('src/widgets/en.json', 'Pprof'))),
  later('eBPF profiling', 'queryEBPFProfilingTasks', notYet(said('src/widgets/en.json', 'Ebpf'))),
  later(
    'continuous profiling',
    'queryContinuousProfilingServiceTargets',
    notYet(said('src/widgets/en.json', 'ContinuousProfiling')),
  ),
  later('errors of browsers', 'queryBrowserErrorLogs', 'their numbers on dashboards only'),
  later('logs of pods, where switched on', 'listContainers', notYet(said('src/widgets/en.json', 'DemandLog'))),
  row('how long data is kept', 'time picker, doctor', asks(getTtl), `“${said('src/dashboard/doctor/texts.ts', 'untold')}”`),
  row('cold stage', 'time picker', (pose) => pose.has('cold-stage'), `“${said('src/dashboard/doctor/texts.ts', 'cannotCold')}”`),
]

/** What depends on where a server stores, of releases that can be asked at all. */
export const STORED = [
  row('words in logs', 'logs', (pose) => pose.findsWords(), `“${said('src/logs/search/en.json', 'ignored')}”`),
  row('whole traces (v2)', 'traces', (pose) => pose.wholeTraces(), 'the same page over v1'),
  row('cold stage', 'time picker', (pose) => pose.coldStage(), `“${said('src/dashboard/doctor/texts.ts', 'noCold')}”`),
  row('dashboards removed', 'dashboards', (pose) => pose.removes(), `“${said('src/views/dashboards/texts.ts', 'marked')}”`),
]
