import { answerOf, flag } from '../decode'
import type { Nothing, Operation } from '../operation'
import type { TraceCondition } from './condition'
import { SPAN } from './span'
import { readBrief, readTraces, type TracePage } from './summary'

interface Search {
  readonly condition: TraceCondition
}

/** The list of every server, a row per segment. */
export const queryBasicTraces: Operation<Search, TracePage> = {
  name: 'queryBasicTraces',
  document: `query QueryBasicTraces($condition: TraceQueryCondition) {
    queryBasicTraces(condition: $condition) {
      traces { segmentId endpointNames duration start isError traceIds }
    }
  }`,
  needs: 'base',
  effort: 'search',
  decode: answerOf('queryBasicTraces', readBrief),
}

/** Whole traces with all their spans, where `hasTracesV2` says that the storage can. */
export const queryTraces: Operation<Search, TracePage> = {
  name: 'queryTraces',
  document: `query QueryTraces($condition: TraceQueryCondition) {
    queryTraces(condition: $condition) {
      traces { spans ${SPAN} }
      retrievedTimeRange { startTime endTime }
    }
  }`,
  needs: 'trace-v2',
  effort: 'search',
  decode: answerOf('queryTraces', readTraces),
}

export const hasTracesV2: Operation<Nothing, boolean> = {
  name: 'hasQueryTracesV2Support',
  document: 'query HasQueryTracesV2Support { hasQueryTracesV2Support }',
  needs: 'trace-v2',
  effort: 'list',
  decode: answerOf('hasQueryTracesV2Support', flag),
}
