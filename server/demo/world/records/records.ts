import type { LayerWorld, StatementData } from '@/layers/world'
import type { EngineValue } from '@/mqe/source'
import type { Entity } from '@/scope/entity'
import { incidents as data } from '../data'
import type { Graph } from '../graph'
import { flowThrough, tracesIn } from '../trace/flows'
import { TraceIds } from '../trace/id'
import { Sampled, type Statement } from './sampled'
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

/** A record as far as its place among the others needs it. */
interface Found {
  readonly sampled: Sampled
  readonly store: string
  readonly minute: number
  readonly index: number
  readonly statement: Statement
  readonly value: number
}

/** Records by their kind. */
export type Recorded = Map<string, readonly Found[]>

/** What was slow enough to be written down: statements of databases, commands of caches. */
export class Records {
  readonly #graph: Graph
  readonly #ids: TraceIds
  readonly #statements: readonly StatementData[]
  readonly #sampled = new Map<string, Sampled>()

  constructor(graph: Graph, layers: readonly LayerWorld[]) {
    this.#graph = graph
    this.#ids = new TraceIds(graph.ground.seed, data.traceFlows)
    this.#statements = layers.flatMap(({ statements }) => statements ?? [])
  }

  /** The slowest or quickest of some records. */
  top(found: readonly Found[], limit: number, order: 'ASC' | 'DES'): readonly EngineValue[] {
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
  ): Generator<undefined, readonly Found[]> {
    const node = serviceName === undefined || normal === undefined ? null : this.#graph.find(serviceName, normal)
    const found: Found[] = []
    const last = Math.floor(to / 60_000)
    for (const { sampled, store, caller } of node ? this.#under(callersView(this.#graph, node).data.name, metric) : [])
      for (let minute = Math.floor(from / 60_000); minute <= last; minute++) {
        sampled.forEach(minute, (index, statement, value) => {
          if (caller !== null && statement.caller !== caller) return
          const at = minute * 60_000 + sampled.draw(minute, index, 3) * 60_000
          if (at >= from && at <= to) found.push({ sampled, store, minute, index, statement, value })
        })
        if (minute % SLICE === 0) yield
      }
    return found
  }

  /** The stores whose records an entity has: its own, or those that it calls. */
  #under(name: string, metric: string): { sampled: Sampled; store: string; caller: string | null }[] {
    const of = BY_CALLER[metric]
    const caller = of === undefined ? null : name
    const kind = of ?? metric
    const rows = this.#statements.filter(
      (one) => one.metric === kind && (caller === null ? one.store : one.caller) === name,
    )
    return [...new Set(rows.map(({ store }) => store))].flatMap((store) => {
      const sampled = this.#of(store, kind)
      return sampled ? { sampled, store, caller } : []
    })
  }

  #of(store: string, metric: string): Sampled | null {
    const key = `${metric}\n${store}`
    const known = this.#sampled.get(key)
    if (known) return known
    const node = this.#graph.find(store, false)
    if (node === null) return null
    const usual = this.#statements.filter((one) => one.metric === metric && one.store === store)
    const made = new Sampled(node, metric, usual, this.#graph.ground.incidents)
    this.#sampled.set(key, made)
    return made
  }

  #told(found: Found): EngineValue {
    const { sampled, minute, index, statement, value } = found
    let drawn = 0
    const id = statement.text.replaceAll('{n}', () =>
      String(100 + Math.floor(899 * sampled.draw(minute, index + 100 * ++drawn, 4))),
    )
    return { id, value, traceID: this.#trace(found) }
  }

  /** The trace that the statement was seen in; one in eight comes from a call that nobody traced. */
  #trace({ sampled, store, minute, index, statement }: Found): string | null {
    if (sampled.draw(minute, index, 5) < 1 / 8) return null
    const flow = flowThrough(data.traceFlows, statement.caller, store)
    const taken = data.traceFlows[flow]
    const count = taken ? tracesIn(this.#graph, taken, minute) : 0
    return count === 0 ? null : this.#ids.of({ flow, minute, n: Math.floor(count * sampled.draw(minute, index, 6)) })
  }
}
