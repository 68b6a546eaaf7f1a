import { answerOf, list, object, open, optional, text } from '../decode'
import type { Operation } from '../operation'

export interface MetricDefinition {
  readonly name: string
  readonly type: string
  /** `SERVICE`, `ENDPOINT_RELATION` …; `null` when the server does not say. */
  readonly catalog: string | null
}

const metricType = open('UNKNOWN', 'REGULAR_VALUE', 'LABELED_VALUE', 'HEATMAP', 'SAMPLED_RECORD')

/** All metrics, or those whose name matches the regular expression as a whole. */
export const listMetrics: Operation<{ readonly regex: string | null }, readonly MetricDefinition[]> = {
  name: 'listMetrics',
  document: `query ListMetrics($regex: String) { listMetrics(regex: $regex) { name type catalog } }`,
  needs: 'base',
  effort: 'list',
  decode: answerOf('listMetrics', list(object({ name: text, type: metricType, catalog: optional(text) }))),
}

/** `UNKNOWN` for a name that the server does not have. */
export const typeOfMetrics: Operation<{ readonly name: string }, string> = {
  name: 'typeOfMetrics',
  document: `query TypeOfMetrics($name: String!) { typeOfMetrics(name: $name) }`,
  needs: 'base',
  effort: 'list',
  decode: answerOf('typeOfMetrics', metricType),
}
