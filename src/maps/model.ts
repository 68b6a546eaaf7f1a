import { formatValue } from '@/charts/format'
import type { Figure, GraphLink, GraphModel, GraphNode } from '@/charts/topology/model'
import type { FiringCounts } from './alarms'
import { numberOf, readingKey, type Readings, type Subject } from './asked'
import { grouped } from '@/protocol/ids'
import type { Graph, Spot } from './graph'
import { latencyTone, successTone, toneOf, type Vitals } from './health'
import { iconOf } from './icon'
import { callSubject, layerIn, nodeSubject, vitalsOf, type MapFacts } from './metrics'
import type { MapMetric } from './spec'

/** Everything that is known of the nodes and calls of a map. */
export interface MapModel {
  readonly graph: Graph
  readonly subjects: ReadonlyMap<string, Subject>
  readonly vitals: ReadonlyMap<string, Vitals>
  readonly readings: Readings
  readonly facts: MapFacts
}

export function subjectsOf(graph: Graph, facts: MapFacts): ReadonlyMap<string, Subject> {
  const nodes = [...graph.spots.values()].map((spot) => [spot.id, nodeSubject(spot, facts)] as const)
  const calls = [...graph.calls.values()].map((call) => [call.id, callSubject(call, graph, facts)] as const)
  return new Map([...nodes, ...calls])
}

export function modelOf(
  graph: Graph,
  subjects: ReadonlyMap<string, Subject>,
  readings: Readings,
  facts: MapFacts,
): MapModel {
  const vitals = new Map([...subjects].map(([id, subject]) => [id, vitalsOf(subject, readings)]))
  return { graph, subjects, vitals, readings, facts }
}

/** What the canvas draws of it. */
export function drawn(
  { graph, subjects, vitals, readings, facts }: MapModel,
  shown: Graph,
  locale: string,
  alarms: FiringCounts,
): GraphModel {
  const node = (spot: Spot): GraphNode => {
    const own = layerIn(spot, facts.layer)
    const found = vitals.get(spot.id)
    return {
      id: spot.id,
      name: spot.kind === 'Service' ? grouped(spot.name).short : spot.name,
      figures: figuresOf(subjects.get(spot.id), found, readings, locale),
      tone: found ? toneOf(found) : 'unknown',
      failed: found?.success == null ? null : Math.min(1, Math.max(0, 1 - found.success / 100)),
      icon: iconOf(spot, own === null ? null : facts.layerOf(own)),
      dashed: !spot.isReal || spot.unlisted,
      alarms: (spot.kind === 'Service' && alarms.get(spot.id)) || 0,
    }
  }
  const isReal = (id: string): boolean => graph.spots.get(id)?.isReal === true
  const links = [...shown.calls.values()].map((call): GraphLink => {
    const found = vitals.get(call.id)
    return {
      id: call.id,
      source: call.source,
      target: call.target,
      weight: found?.load ?? null,
      tone: found ? toneOf(found) : 'unknown',
      // Nobody but its callers can see what a virtual service is asked.
      dashed: call.detectPoints.size === 1 && isReal(call.source) && isReal(call.target),
      locked: call.components.includes('mtls'),
      label: figuresOf(subjects.get(call.id), found, readings, locale),
    }
  })
  return { nodes: [...shown.spots.values()].map((spot) => node(graph.spots.get(spot.id) ?? spot)), links }
}

/** Load and latency; without either what comes first. A share only where it is bad. */
function figuresOf(
  subject: Subject | undefined,
  vitals: Vitals | undefined,
  readings: Readings,
  locale: string,
): readonly Figure[] {
  if (!subject || !vitals) return []
  const flows = subject.metrics.filter(({ role }) => role === 'load' || role === 'latency')
  const shown = flows.length > 0 ? [...flows].sort(loadFirst) : subject.metrics.slice(0, 2)
  const figures = shown.slice(0, 2).flatMap((metric): readonly Figure[] => {
    const value = numberOf(readings.get(readingKey(subject.id, metric.key)))
    if (value === null) return []
    const tone = metric.role === 'latency' ? latencyTone(vitals) : 'ok'
    return [{ text: shortFigure(value, metric, locale), ...(tone === 'ok' || tone === 'unknown' ? {} : { tone }) }]
  })
  const share = successTone(vitals)
  const success = subject.metrics.find(({ role }) => role === 'success')
  if (success && vitals.success !== null && (share === 'bad' || share === 'warn'))
    return [...figures, { text: shortFigure(vitals.success, success, locale), tone: share }]
  return figures
}

const loadFirst = (one: MapMetric, other: MapMetric): number =>
  Number(other.role === 'load') - Number(one.role === 'load')

/** A line below a node has no room for decimals. */
function shortFigure(value: number, { unit, role }: MapMetric, locale: string): string {
  const whole = role === 'success' || Math.abs(value) < 10 ? Math.floor(value * 10) / 10 : Math.round(value)
  return unit.kind === 'plain' && unit.text.startsWith('/')
    ? `${formatValue(whole, { kind: 'plain', text: '' }, locale)}${unit.text}`
    : formatValue(whole, unit, locale)
}
