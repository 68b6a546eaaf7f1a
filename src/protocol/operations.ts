import { getAlarmPlain, getAlarmWithRecovery, getAlarmWithSnapshot, queryAlarms } from './alarm/query'
import { alarmTagKeys, alarmTagValues } from './alarm/tags'
import { queryAsyncProfilerAnalyze } from './async/analyze'
import { queryAsyncProfilerTaskProgress } from './async/progress'
import { queryAsyncProfilerTaskList } from './async/task'
import { hello } from './capabilities/hello'
import { instanceHierarchy, serviceHierarchy } from './hierarchy/hierarchy'
import { layerLevels } from './hierarchy/levels'
import { queryEvents } from './event/query'
import { LOGS_OF_SPANS } from './log/ofSpans'
import { LOGS_OF_WORDS } from './log/ofWords'
import { logsAndSupport, queryLogs, supportKeywords } from './log/search'
import { logTagKeys, logTagValues } from './log/tags'
import { getMenuItems, servicesAndMenu } from './menu/menu'
import { findEndpointByName, listInstancesByName } from './metadata/by-name'
import { findEndpoint, getEndpointInfo } from './metadata/endpoints'
import { getInstance, listInstances } from './metadata/instances'
import { listLayers } from './metadata/layers'
import { estimateProcessScale, getProcess, listProcesses } from './metadata/processes'
import { findService, getService, listServices } from './metadata/services'
import { listMetrics, typeOfMetrics } from './mqe/metrics'
import { addTemplate, changeTemplate, disableTemplate, getAllTemplates, getTemplate } from './templates/graphql'
import { getSegmentsProfileAnalyze } from './profiling/analyze'
import { createProfileTask } from './profiling/create'
import { getProfileTaskSegments } from './profiling/segments'
import { getProfileTaskList, getProfileTaskLogs } from './profiling/task'
import { checkHealth } from './time/health'
import { serverInfo } from './time/server'
import { hasTracesV2, queryBasicTraces, queryTraces } from './trace/search'
import { basicTracesAndSupport, traceAndSupport } from './trace/support'
import { traceTagKeys, traceTagValues } from './trace/tags'
import { queryTrace, queryTraceWithin } from './trace/trace'
import { endpointDependencies, instanceTopology, processTopology } from './topology/parts'
import { layerTopology, servicesTopology } from './topology/services'
import { getTtl, getTtlWithMetadata } from './ttl/ttl'

/** Every document of ours besides the batches: what tests validate and what a gateway may let through. */
export const OPERATIONS = [
  hello,
  serverInfo,
  checkHealth,
  listLayers,
  listServices,
  getService,
  findService,
  listInstances,
  getInstance,
  findEndpoint,
  getEndpointInfo,
  listProcesses,
  getProcess,
  estimateProcessScale,
  layerTopology,
  servicesTopology,
  instanceTopology,
  endpointDependencies,
  processTopology,
  serviceHierarchy,
  instanceHierarchy,
  layerLevels,
  findEndpointByName,
  listInstancesByName,
  listMetrics,
  typeOfMetrics,
  getMenuItems,
  servicesAndMenu,
  getAllTemplates,
  getTemplate,
  addTemplate,
  changeTemplate,
  disableTemplate,
  getTtl,
  getTtlWithMetadata,
  queryBasicTraces,
  queryTraces,
  hasTracesV2,
  queryTrace,
  queryTraceWithin,
  basicTracesAndSupport,
  traceAndSupport,
  traceTagKeys,
  traceTagValues,
  queryLogs,
  supportKeywords,
  logsAndSupport,
  logTagKeys,
  logTagValues,
  ...LOGS_OF_SPANS,
  ...LOGS_OF_WORDS,
  getAlarmPlain,
  getAlarmWithSnapshot,
  getAlarmWithRecovery,
  queryAlarms,
  alarmTagKeys,
  alarmTagValues,
  queryEvents,
  queryAsyncProfilerTaskList,
  queryAsyncProfilerTaskProgress,
  queryAsyncProfilerAnalyze,
  getProfileTaskList,
  getProfileTaskLogs,
  getProfileTaskSegments,
  getSegmentsProfileAnalyze,
  createProfileTask,
] as const
