import type { Layer } from '@/layers/identity'

/** Words of layers that say nothing about whose a metric is. */
const COMMON: ReadonlySet<string> = new Set(
  'agent api app application cluster cp dp endpoint gateway general instance linux mesh mini mq os platform process program service system virtual windows'.split(
    ' ',
  ),
)

/** Names in an expression that may be metrics: functions and labels have no underscore or no place here. */
const NAMES = /\b[a-z][a-z0-9]*(?:_[a-z0-9]+)+\b/g
const FUNCTIONS: ReadonlySet<string> = new Set([
  'top_n',
  'top_n_of',
  'sort_values',
  'sort_label_values',
  'is_present',
  'view_as_seq',
  'aggregate_labels',
])

/**
 * What the metrics of a layer begin with, the surest first: its own name, the metrics that its vital number is made of, and
 * the words of its name that are no common ones. `meter_` stands before many and is left out.
 */
export function prefixesOf(layer: Layer): readonly string[] {
  const name = layer.id.toLowerCase()
  const words = name.split('_').filter((word) => word.length >= 3 && !COMMON.has(word))
  const expressions = [
    layer.vital?.expression,
    layer.flow?.load,
    ...(layer.signs ?? []).map(({ expression }) => expression),
  ]
  const named = expressions.flatMap((expression) => expression?.match(NAMES) ?? [])
  const first = named
    .filter((metric) => !FUNCTIONS.has(metric))
    .map((metric) => metric.replace(/^meter_/, '').split('_')[0] ?? '')
    .filter((word) => !COMMON.has(word) || word === 'mq')
  return [...new Set([name, ...first, ...words])].filter((prefix) => prefix !== '')
}

/** Numbers of what passes through a service, which OAP computes for whoever is traced or metered as one. */
const GENERIC =
  /^(service|service_instance|endpoint|service_relation_(client|server)|service_instance_relation_(client|server)|endpoint_relation)_(cpm|resp_time|sla|apdex|percentile)$/

export const isGeneric = (metric: string): boolean => GENERIC.test(metric)

export const startsWithAny = (metric: string, prefixes: readonly string[]): boolean => {
  const bare = metric.replace(/^(meter_|top_n_)/, '')
  return prefixes.some((prefix) => bare === prefix || bare.startsWith(`${prefix}_`))
}
