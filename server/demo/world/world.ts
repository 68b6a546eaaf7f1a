import type { InstanceData, LayerWorld, ProcessData, ServiceData } from '@/layers/world'
import type { EngineValue, Level, MetricFacts, Source } from '@/mqe/source'
import type { InstanceKey, ServiceKey } from '@/protocol/ids'
import { Alarms } from './alarm/alarms'
import { Rules } from './alarm/rules'
import { factsOf, metricOf, metricsOf, rowOf, type MetricRow } from './catalogue'
import { entities, incidents } from './data'
import { Events } from './event/events'
import { Graph, type Entities } from './graph'
import { hostile } from './hostile'
import { Incident } from './incident'
import { Lists } from './lists'
import { Logs } from './log/logs'
import { WorldMap } from './map/map'
import { prepare, type Needs } from './prepare'
import { Records, type RecordsAsked } from './records/records'
import { Sampling } from './records/sampling'
import { daysShelf } from './remembered'
import { Reports } from './reports'
import { scaled } from './scale'
import { ofService } from './measured'
import { readingsShelf } from './signals'
import { sourceOf, type Asked } from './source'
import { Traces } from './trace/traces'

/** Layers that have a `world.ts` in their folder. */
const files = import.meta.glob<LayerWorld>('/src/layers/*/world.ts', { eager: true, import: 'world' })

export interface WorldOptions {
  readonly seed?: number
  /** Minutes east of UTC of the posed server. */
  readonly offset?: number
  readonly kind?: WorldKind
  /** Services of GENERAL in all, and more instances and endpoints of one of them. */
  readonly services?: number
  readonly instances?: number
  readonly endpoints?: number
  /** Thread pools of one service. */
  readonly labels?: number
  /** Rows of alarms, and events, of the last day on services made for load. */
  readonly alarms?: number
  readonly events?: number
  /** Spans of one trace, and levels of another. */
  readonly spans?: number
  readonly depth?: number
  /** Lines of one service in the last quarter of an hour. */
  readonly logs?: number
  readonly layers?: readonly LayerWorld[]
}
export type WorldKind = 'normal' | 'hostile' | 'empty'

/**
 * The demo's world: every answer is a pure function of the seed and the instants in the question. Times are epoch ms; a span
 * of time must not end after the server's present.
 */
export interface World {
  readonly graph: Graph
  readonly traces: Traces
  readonly map: WorldMap
  readonly alarms: Alarms
  readonly events: Events
  readonly logs: Logs
  layers(now: number): readonly string[]
  services(now: number, layer?: string): readonly ServiceData[]
  instances(service: ServiceKey, from: number, to: number): readonly InstanceData[]
  endpoints(service: ServiceKey): readonly string[]
  processes(instance: InstanceKey, from: number, to: number): readonly ProcessData[]
  /** All metrics that a server of that version knows, values or not. */
  metrics(level: Level): readonly MetricRow[]
  /** `null` for a metric that a server of that version does not know. */
  facts(metric: string, level: Level): MetricFacts | null
  /** Names of the metrics of a version that some service of a layer reports. */
  metricsOf(layer: string, level: Level): readonly string[]
  source(asked: Asked): Source
  /** The slowest or quickest records of a kind under an entity, none of a kind that a server of that version does not know. Pauses often. */
  records(asked: RecordsAsked, level: Level): Iterator<undefined, readonly EngineValue[]>
  /** Does the long work of a later `source` on these metrics in slices of at most a few ms; one `next()` is one slice. */
  prepare(asked: Asked, needs: Needs): Iterator<undefined, void>
}

/** Remembered days of calls and hours of readings, 36 and 38 MB once all are in use. */
const MOST_DAYS = 6_000
const MOST_HOURS = 16_000

export function createWorld(options: WorldOptions = {}): World {
  const seed = options.seed ?? incidents.meta.defaultSeed
  const layers = new Map((options.layers ?? Object.values(files)).map((one) => [one.layer, one]))
  const occurring = incidents.incidents.map((data) => new Incident(seed, data))
  const shelves = { calls: daysShelf(MOST_DAYS), readings: readingsShelf(MOST_HOURS) }
  const ground = { seed, incidents: occurring, routine: incidents.routineEvents, ...shelves }
  const graph = new Graph(ground, populated(options, seed, [...layers.values()]))
  const reports = new Reports(seed, layers)
  const sampling = new Sampling(graph, [...layers.values()])
  const { kind, spans = 0, depth = 0 } = options
  const traces = new Traces(graph, sampling, { hostile: kind === 'hostile', spans, depth })
  const records = new Records(graph, sampling, traces)
  const grounds = { graph, reports, records }
  const lists = new Lists(graph, new Set(layers.keys()), options.offset ?? 0)
  const source = (asked: Asked): Source => sourceOf(grounds, asked)
  return {
    graph,
    traces,
    map: new WorldMap(graph, new Set(layers.keys())),
    alarms: new Alarms(graph, new Rules(source), incidents.alarmRules, options.alarms ?? 0),
    events: new Events(graph, options.events ?? 0),
    logs: new Logs(graph, traces, options.logs ?? 0),
    layers: (now) => lists.layers(now),
    services: (now, layer) => lists.services(now, layer),
    instances: (service, from, to) => lists.instances(service, from, to),
    endpoints: (service) => lists.endpoints(service),
    processes: (instance, from, to) => lists.processes(instance, from, to),
    metrics: (level) => metricsOf(level).map((entry) => rowOf(entry, level)),
    facts(metric, level) {
      const entry = metricOf(metric, level)
      return entry && factsOf(entry, level)
    },
    metricsOf(layer, level) {
      const nodes = graph.services.filter(({ data }) => data.layers.includes(layer))
      return metricsOf(level)
        .filter(({ name }) => nodes.some((node) => reports.reported(name, { ...ofService(node), layer })))
        .map(({ name }) => name)
    },
    source,
    records: (asked, level) => records.ranked(metricOf(asked.metric, level)?.kind === 'RECORD' ? asked : null),
    prepare: (asked, needs) => prepare(grounds, asked, needs),
  }
}

function populated(options: WorldOptions, seed: number, layers: readonly LayerWorld[]): Entities {
  const { kind = 'normal', services = 0, instances = 0, endpoints = 0, labels = 0 } = options
  if (kind === 'empty') return { services: [], calls: [], endpointCalls: [] }
  const story = {
    services: [...entities.services, ...layers.flatMap((layer) => layer.services ?? [])],
    calls: [...entities.calls, ...layers.flatMap((layer) => layer.calls ?? [])],
    endpointCalls: [...entities.endpointCalls, ...layers.flatMap((layer) => layer.endpointCalls ?? [])],
  }
  return scaled(kind === 'hostile' ? hostile(story) : story, seed, { services, instances, endpoints, labels })
}
