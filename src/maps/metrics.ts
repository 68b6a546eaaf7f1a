import { unitOf } from '@/charts/format'
import type { Subject } from './asked'
import { BEFORE, numberOf, readingKey, UNHEALTHY, type Readings } from './asked'
import type { Call, Graph, Spot } from './graph'
import { UNKNOWN, type Vitals } from './health'
import type { LayerSign, MapLayer } from './layers'
import type { MapOptions } from './options'
import { isOutside } from './rounds'
import {
  callFlow,
  flowMetrics,
  nodeFlow,
  SERVICE_FLOW,
  type FlowWords,
  type MapMetric,
  type Role,
  type Side,
} from './spec'

/** What decides which metrics a map shows. */
export interface MapFacts {
  readonly options: MapOptions
  /** The layer that the map is seen from; `''` without one. */
  readonly layer: string
  readonly layerOf: (layer: string) => MapLayer
  readonly words: FlowWords
}

/** The layer a node is seen as: that of the map where it is on it. */
export const layerIn = ({ layers }: Pick<Spot, 'layers'>, layer: string): string | null =>
  layers.includes(layer) ? layer : (layers[0] ?? null)

/** Nobody measures who calls from outside, nor a peer that no layer claims. */
export function nodeMetrics(spot: Spot, { options, layer, layerOf, words }: MapFacts): readonly MapMetric[] {
  if (isOutside(spot)) return []
  const own = layerIn(spot, layer)
  if (options.nodeMetrics.length > 0 && (spot.kind !== 'Service' || own === layer || layer === ''))
    return options.nodeMetrics
  if (spot.kind === 'Service' && own === null && !spot.unlisted) return []
  const told = own === null ? null : layerOf(own)
  const flow = nodeFlow(spot.kind, told ? told.flow : SERVICE_FLOW)
  if (flow !== null) return flowMetrics(flow, words)
  return (told?.signs ?? []).map(signMetric)
}

export const signMetric = ({ label, expression, series, unit }: LayerSign): MapMetric => ({
  key: expression,
  label,
  unit: unitOf(unit),
  expression,
  series,
  role: null,
})

/** Sides that saw the call; between endpoints there is one record of it. */
export function sidesOf({ detectPoints }: Call, kind: Spot['kind']): readonly Side[] {
  if (kind === 'Endpoint') return ['server']
  const sides: readonly Side[] = [
    ...(detectPoints.has('CLIENT') ? (['client'] as const) : []),
    ...(detectPoints.has('SERVER') ? (['server'] as const) : []),
  ]
  return sides.length > 0 ? sides : ['server']
}

export function callMetrics(call: Call, side: Side, graph: Graph, facts: MapFacts): readonly MapMetric[] {
  const { options, layer, words } = facts
  const stored = side === 'client' ? options.clientMetrics : options.serverMetrics
  if (options.clientMetrics.length + options.serverMetrics.length > 0) return stored
  const target = graph.spots.get(call.target)
  const kind = target?.kind ?? 'Service'
  return flowMetrics(callFlow(kind, side, (target && layerIn(target, layer)) ?? layer), words)
}

/** What the line shows is what the caller waited for; the server's word where nobody else has one. */
export function drawnMetrics(call: Call, graph: Graph, facts: MapFacts): readonly MapMetric[] {
  const kind = graph.spots.get(call.target)?.kind ?? 'Service'
  for (const side of sidesOf(call, kind)) {
    const metrics = callMetrics(call, side, graph, facts)
    if (metrics.length > 0) return metrics
  }
  return []
}

export const nodeSubject = (spot: Spot, facts: MapFacts): Subject => {
  const metrics = nodeMetrics(spot, facts)
  const isOfMap = metrics === facts.options.nodeMetrics
  return {
    id: spot.id,
    entity: spot.entity,
    metrics,
    unhealthy: isOfMap ? facts.options.unhealthy : null,
    rankable: spot.kind === 'Service',
  }
}

export const callSubject = (call: Call, graph: Graph, facts: MapFacts): Subject => ({
  id: call.id,
  entity: call.entity,
  metrics: drawnMetrics(call, graph, facts),
  unhealthy: null,
  rankable: false,
})

export function vitalsOf({ id, metrics }: Subject, readings: Readings): Vitals {
  if (metrics.length === 0) return UNKNOWN
  const read = (role: Role): number | null => {
    const metric = metrics.find((one) => one.role === role)
    return metric ? numberOf(readings.get(readingKey(id, metric.key))) : null
  }
  const told = numberOf(readings.get(readingKey(id, UNHEALTHY)))
  return {
    load: read('load'),
    latency: read('latency'),
    before: numberOf(readings.get(readingKey(id, BEFORE))),
    success: read('success'),
    unhealthy: told === null ? null : told !== 0,
  }
}
