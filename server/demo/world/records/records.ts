import type { EngineValue } from '@/mqe/source'
import type { Entity } from '@/scope/entity'
import type { Graph } from '../graph'
import { LONGEST_MINUTES } from '../trace/course'
import type { Traces } from '../trace/traces'
import type { Sampled } from './sampled'
import type { Sample, Sampling } from './sampling'
import { callersView } from './twin'

/** Share of the lines in a server's own log of slow statements that carry no trace. Agents report statements within traces. */
const UNTRACED = 1 / 8

/** Minutes between two pauses. */
const SLICE = 120

/** Records that repeat another kind's by caller. */
const BY_CALLER: Readonly<Record<string, string>> = { top_n_service_database_statement: 'top_n_database_statement' }

/** Epoch ms, both included. */
export interface Between {
  readonly from: number
  readonly to: number
}

/** What `ranked` is asked for. */
export interface RecordsAsked {
  readonly metric: string
  readonly entity: Entity
  readonly between: Between
  readonly limit: number
  readonly order: 'ASC' | 'DES'
}

/** Records by their kind. */
export type Recorded = Map<string, readonly Sample[]>

/** The records of a store that an entity has: all, or those of a caller. */
interface Under {
  readonly sampled: Sampled
  readonly store: string
  readonly caller: string | null
  /** Some of its list show in traces. */
  readonly hasTraced: boolean
}

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

  /** The slowest or quickest under an entity; none when nothing is asked. Pauses often. */
  *ranked(asked: RecordsAsked | null): Generator<undefined, readonly EngineValue[]> {
    if (asked === null) return []
    const { metric, entity, between, limit, order } = asked
    return this.top(yield* this.find(entity, metric, between), limit, order)
  }

  /** All records under an entity, none without its right `normal` flag. Pauses often. */
  *find(
    { serviceName, normal }: Entity,
    metric: string,
    { from, to }: Between,
  ): Generator<undefined, readonly Sample[]> {
    const node = serviceName === undefined || normal === undefined ? null : this.#graph.find(serviceName, normal)
    const found: Sample[] = []
    const view = node && callersView(this.#graph, node)
    const isOwn = view !== node
    const last = Math.floor(to / 60_000)
    for (const { sampled, store, caller, hasTraced } of view ? this.#under(view.data.name, metric) : [])
      for (let minute = Math.floor(from / 60_000) - LONGEST_MINUTES; minute <= last; minute++) {
        sampled.forEach(minute, (index, statement, value) => {
          if (caller !== null && statement.caller !== caller) return
          // Agents tell what they saw in traces. A list without any such statement would be empty: there all are told.
          if (hasTraced && !isOwn && !this.#sampling.isTraced(store, statement.caller)) return
          const sample = { sampled, store, minute, index, statement, value, isOwn }
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
  #under(name: string, metric: string): Under[] {
    const of = BY_CALLER[metric]
    const caller = of === undefined ? null : name
    const kind = of ?? metric
    const whose = caller === null ? { store: name } : { caller }
    const hasTraced = this.#sampling.hasTraced(kind, whose)
    return this.#sampling.stores(kind, whose).flatMap((store) => {
      const sampled = this.#sampling.of(store, kind)
      return sampled ? { sampled, store, caller, hasTraced } : []
    })
  }

  #told(sample: Sample): EngineValue {
    const { sampled, minute, index, isOwn } = sample
    const isTraced = !isOwn || sampled.draw(minute, index, 5) >= UNTRACED
    const place = isTraced ? this.#sampling.placeOf(sample) : null
    return { id: this.#sampling.text(sample), value: sample.value, traceID: place && this.#traces.id(place) }
  }
}
