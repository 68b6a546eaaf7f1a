import type { EngineValue } from '@/mqe/source'
import type { Entity } from '@/scope/entity'
import type { Graph } from '../graph'
import { LONGEST_MINUTES } from '../trace/course'
import type { Traces } from '../trace/traces'
import type { Sampled } from './sampled'
import type { Sample, Sampling } from './sampling'
import { callersView } from './twin'

/** Minutes between two pauses. */
const SLICE = 120

/** Records that repeat another kind's by caller. */
const BY_CALLER: Readonly<Record<string, string>> = { top_n_service_database_statement: 'top_n_database_statement' }

/** Epoch ms, both included. */
export interface Between {
  readonly from: number
  readonly to: number
}

/** Records by their kind. */
export type Recorded = Map<string, readonly Sample[]>

/** What was slow enough to be written down: statements of databases, commands of caches. */
export class Records {
  readonly #graph: Graph
  readonly #sampling: Sampling
  readonly #traces: Traces

  constructor(graph: Graph, sampling: Sampling, traces: Traces) {
    this.#graph = graph
    this.#sampling = sampling
    this.#traces = traces
  }

  /** The slowest or quickest of some records. */
  top(found: readonly Sample[], limit: number, order: 'ASC' | 'DES'): readonly EngineValue[] {
    const sign = order === 'ASC' ? 1 : -1
    return [...found]
      .sort((a, b) => sign * (a.value - b.value))
      .slice(0, limit)
      .map((one) => this.#told(one))
  }

  /** All records under an entity, none without its right `normal` flag. Pauses often. */
  *find(
    { serviceName, normal }: Entity,
    metric: string,
    { from, to }: Between,
  ): Generator<undefined, readonly Sample[]> {
    const node = serviceName === undefined || normal === undefined ? null : this.#graph.find(serviceName, normal)
    const found: Sample[] = []
    const last = Math.floor(to / 60_000)
    for (const { sampled, store, caller } of node ? this.#under(callersView(this.#graph, node).data.name, metric) : [])
      for (let minute = Math.floor(from / 60_000) - LONGEST_MINUTES; minute <= last; minute++) {
        sampled.forEach(minute, (index, statement, value) => {
          if (caller !== null && statement.caller !== caller) return
          const sample = { sampled, store, minute, index, statement, value }
          if (this.#isWithin(sample, from, to)) found.push(sample)
        })
        if (minute % SLICE === 0) yield
      }
    return found
  }

  /**
   * Whether it was reported in a time: with the segment of its trace, so that every trace that a record names can be opened.
   * Only near the ends of the time does it matter when exactly.
   */
  #isWithin(sample: Sample, from: number, to: number): boolean {
    const { sampled, minute, index, statement } = sample
    if (minute * 60_000 >= from && (minute + LONGEST_MINUTES + 1) * 60_000 <= to) return true
    const place = this.#sampling.placeOf(sample)
    const reported = place && this.#traces.reportedBy(place, statement.caller)
    const at = reported ?? minute * 60_000 + sampled.draw(minute, index, 3) * 60_000
    return at >= from && at <= to
  }

  /** The stores whose records an entity has: its own, or those that it calls. */
  #under(name: string, metric: string): { sampled: Sampled; store: string; caller: string | null }[] {
    const of = BY_CALLER[metric]
    const caller = of === undefined ? null : name
    const kind = of ?? metric
    const stores = this.#sampling.stores(kind, caller === null ? { store: name } : { caller })
    return stores.flatMap((store) => {
      const sampled = this.#sampling.of(store, kind)
      return sampled ? { sampled, store, caller } : []
    })
  }

  #told(sample: Sample): EngineValue {
    const place = this.#sampling.placeOf(sample)
    return { id: this.#sampling.text(sample), value: sample.value, traceID: place && this.#traces.id(place) }
  }
}
