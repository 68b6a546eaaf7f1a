import type { LayerWorld } from '@/layers/world'
import type { Level, MetricType, Source } from '@/mqe/source'
import { catalogOf, metricsOf, typeOf } from './catalogue'
import { entities, incidents } from './data'
import { Graph, type Entities } from './graph'
import { Incident } from './incident'
import { Lists } from './lists'
import { Reports } from './reports'
import { ofService } from './measured'
import { sourceOf, type Asked } from './source'

/** Layers that have a `world.ts` in their folder. */
const files = import.meta.glob<LayerWorld>('/src/layers/*/world.ts', { eager: true, import: 'world' })

export interface WorldOptions {
  readonly seed?: number
  /** Minutes east of UTC of the posed server. */
  readonly offset?: number
  readonly kind?: WorldKind
  readonly layers?: readonly LayerWorld[]
}
export type WorldKind = 'normal' | 'hostile' | 'empty'

export interface MetricRow {
  readonly name: string
  readonly type: MetricType
  /** `SERVICE`, `SERVICE_INSTANCE_RELATION` … */
  readonly catalog: string
}

/** The demo's world: every answer is a pure function of the seed and the instants in the question. */
export interface World {
  readonly seed: number
  readonly graph: Graph
  readonly lists: Lists
  /** All metrics that a server of that version knows, values or not. */
  metrics(level: Level): readonly MetricRow[]
  /** Names of the metrics of a version that some service of a layer reports. */
  metricsOf(layer: string, level: Level): readonly string[]
  source(asked: Asked): Source
}

export function createWorld(options: WorldOptions = {}): World {
  const seed = options.seed ?? incidents.meta.defaultSeed
  const layers = new Map((options.layers ?? Object.values(files)).map((one) => [one.layer, one]))
  const occurring = incidents.incidents.map((data) => new Incident(seed, data))
  const ground = { seed, incidents: occurring, routine: incidents.routineEvents }
  const graph = new Graph(ground, populated(options, [...layers.values()]))
  const reports = new Reports(seed, layers)
  return {
    seed,
    graph,
    lists: new Lists(graph, new Set(layers.keys()), options.offset ?? 0),
    metrics: (level) =>
      metricsOf(level).map((entry) => ({
        name: entry.name,
        type: typeOf(entry, level),
        catalog: catalogOf(entry),
      })),
    metricsOf(layer, level) {
      const nodes = graph.services.filter(({ data }) => data.layers.includes(layer))
      return metricsOf(level)
        .filter(({ name }) => nodes.some((node) => reports.reported(name, { ...ofService(node), layer })))
        .map(({ name }) => name)
    },
    source: (asked) => sourceOf(graph, reports, asked),
  }
}

function populated({ kind = 'normal' }: WorldOptions, layers: readonly LayerWorld[]): Entities {
  if (kind === 'empty') return { services: [], calls: [], endpointCalls: [] }
  return {
    services: [...entities.services, ...layers.flatMap(({ services }) => services ?? [])],
    calls: [...entities.calls, ...layers.flatMap(({ calls }) => calls ?? [])],
    endpointCalls: [...entities.endpointCalls, ...layers.flatMap(({ endpointCalls }) => endpointCalls ?? [])],
  }
}
