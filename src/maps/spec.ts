import { unitOf, type Unit } from '@/charts/format'
import type { NodeKind } from './subject'

/** What a number tells of a node or a call; `null` for what a template asks besides. */
export type Role = 'load' | 'latency' | 'success'

export interface MapMetric {
  /** Unique among those of one node or call. */
  readonly key: string
  readonly label: string
  readonly unit: Unit
  /** One value in the window. */
  readonly expression: string
  /** The same over the window; `null` where the expression does not tell. */
  readonly series: string | null
  readonly role: Role | null
}

/** Metrics of one side of a call. */
export type Side = 'client' | 'server'

/** Names of the metrics of what passes through a thing; shares are kept as percent × 100. */
export interface Flow {
  readonly load: string
  readonly latency: string
  readonly success: string | null
}

export interface FlowWords {
  readonly load: string
  readonly latency: string
  readonly success: string
}

/** OAP's own for whatever has an agent. */
export const SERVICE_FLOW: Flow = { load: 'service_cpm', latency: 'service_resp_time', success: 'service_sla' }

const PART_FLOWS: Readonly<Record<Exclude<NodeKind, 'Service'>, Flow>> = {
  ServiceInstance: {
    load: 'service_instance_cpm',
    latency: 'service_instance_resp_time',
    success: 'service_instance_sla',
  },
  Endpoint: { load: 'endpoint_cpm', latency: 'endpoint_resp_time', success: 'endpoint_sla' },
}

/** Of a service as its layer keeps it. */
export const nodeFlow = (kind: NodeKind, ofLayer: Flow | null): Flow | null =>
  kind === 'Service' ? ofLayer : PART_FLOWS[kind]

/** Calls between endpoints are kept once, as the server saw them. */
export function callFlow(kind: NodeKind, side: Side, layer: string): Flow {
  if (kind === 'Endpoint') {
    return { load: 'endpoint_relation_cpm', latency: 'endpoint_relation_resp_time', success: 'endpoint_relation_sla' }
  }
  if (kind === 'Service' && layer === 'K8S_SERVICE') {
    const prefix = `kubernetes_service_relation_${side}_http_call`
    return { load: `${prefix}_cpm`, latency: `${prefix}_time`, success: null }
  }
  const prefix = `${kind === 'Service' ? 'service' : 'service_instance'}_relation_${side}`
  return { load: `${prefix}_cpm`, latency: `${prefix}_resp_time`, success: `${prefix}_call_sla` }
}

export function flowMetrics({ load, latency, success }: Flow, words: FlowWords): readonly MapMetric[] {
  const metric = (role: Role, name: string, unit: string, by = ''): MapMetric => ({
    key: role,
    label: words[role],
    unit: unitOf(unit),
    expression: `avg(${name})${by}`,
    series: `${name}${by}`,
    role,
  })
  return [
    metric('load', load, '/min'),
    metric('latency', latency, 'ms'),
    ...(success === null ? [] : [metric('success', success, '%', '/100')]),
  ]
}

/** A metric that a stored template asks for. */
export function templateMetric(expression: string, label: string, unitText: string, index: number): MapMetric {
  const unit = unitOf(unitText)
  return {
    key: `${index}`,
    label: label || expression,
    unit,
    expression,
    series: seriesOf(expression),
    role: roleOf(unit, `${label} ${unitText}`),
  }
}

function roleOf(unit: Unit, words: string): Role | null {
  if (unit.kind === 'percent') return /error|fail/i.test(words) ? null : 'success'
  if (unit.kind === 'time') return 'latency'
  return /\bload\b|\bcalls?\b|\bcpm\b|traffic|throughput/i.test(words) && unit.kind === 'plain' ? 'load' : null
}

/** `avg(m)/100` and `avg(m/100)` are means of `m/100`; anything else tells no series. */
export function seriesOf(expression: string): string | null {
  const [, inner, scale = ''] =
    /^\s*(?:avg|latest)\(([^()]*)\)((?:\s*[*/]\s*\d+(?:\.\d+)?)*)\s*$/.exec(expression) ?? []
  return inner === undefined ? null : (inner + scale).replace(/\s+/g, '')
}

/** The same number of all services at once, for maps of many; `null` where OAP has no ranking of it. */
export function rankingOf(expression: string): string | null {
  const series = seriesOf(expression)
  const [, metric, scale = ''] = /^(\w+)((?:[*/]\d+(?:\.\d+)?)*)$/.exec(series ?? '') ?? []
  return metric === undefined || /^\s*latest/.test(expression) ? null : `top_n(${metric},${MOST_RANKED},des)${scale}`
}

/** What is asked to show a metric with its course. `number: null`: it is the mean of the course; `latest` is not. */
export function askedFor({ expression, series }: Pick<MapMetric, 'expression' | 'series'>): {
  readonly course: string
  readonly number: string | null
} {
  if (series === null) return { course: expression, number: null }
  return { course: series, number: /^\s*avg\(/.test(expression) ? null : expression }
}

const MOST_RANKED = 5000
