import type { LayerWorld, StatementData } from '@/layers/world'
import { incidents as data } from '../data'
import type { Graph } from '../graph'
import { flowThrough, tracesIn } from '../trace/flows'
import type { ForcedStatement } from '../trace/forced'
import type { TracePlace } from '../trace/id'
import { Sampled, type Statement } from './sampled'

/** One sampled record: the kind and store that it is of, and its place in its minute. */
export interface Sample {
  readonly sampled: Sampled
  readonly store: string
  readonly minute: number
  readonly index: number
  readonly statement: Statement
  readonly value: number
  /** Written down by the store itself, in its log of slow statements, and not by those that called it. */
  readonly isOwn: boolean
}

/** All sampled statements, and which traces they were seen in. */
export class Sampling {
  readonly #graph: Graph
  readonly #statements: readonly StatementData[]
  readonly #sampled = new Map<string, Sampled>()
  readonly #byFlow = new Map<number, readonly { readonly sampled: Sampled; readonly store: string }[]>()

  constructor(graph: Graph, layers: readonly LayerWorld[]) {
    this.#graph = graph
    this.#statements = layers.flatMap(({ statements }) => statements ?? [])
  }

  /** Stores that have records of a kind: one store's, or all that a caller's statements go to. */
  stores(kind: string, of: { readonly store: string } | { readonly caller: string }): readonly string[] {
    return [...new Set(this.#rows(kind, of).map(({ store }) => store))]
  }

  #rows(kind: string, of: { readonly store: string } | { readonly caller: string }): readonly StatementData[] {
    return this.#statements.filter(
      (one) => one.metric === kind && ('store' in of ? one.store === of.store : one.caller === of.caller),
    )
  }

  /** Whether traces pass from the caller to the store: what is asked there shows in them. */
  isTraced(store: string, caller: string): boolean {
    return flowThrough(data.traceFlows, caller, store) >= 0
  }

  /** Whether that is so of any usual statement of a kind: of one store's, or of a caller's. */
  hasTraced(kind: string, of: { readonly store: string } | { readonly caller: string }): boolean {
    return this.#rows(kind, of).some(({ store, caller }) => this.isTraced(store, caller))
  }

  of(store: string, metric: string): Sampled | null {
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

  /** The statement with its numbers. */
  text({ sampled, minute, index, statement }: Sample): string {
    let drawn = 0
    return statement.text.replaceAll('{n}', () =>
      String(100 + Math.floor(899 * sampled.draw(minute, index + 100 * ++drawn, 4))),
    )
  }

  /** The trace that a statement was seen in, if anybody traced its call. */
  placeOf({ sampled, store, minute, index, statement }: Sample): TracePlace | null {
    const flow = flowThrough(data.traceFlows, statement.caller, store)
    const taken = data.traceFlows[flow]
    const count = taken ? tracesIn(this.#graph, taken, minute) : 0
    return count === 0 ? null : { flow, minute, n: Math.floor(count * sampled.draw(minute, index, 6)) }
  }

  /** The statements that traces of a flow and minute were seen with, by the number of the trace. */
  seenIn(flow: number, minute: number): ReadonlyMap<number, readonly ForcedStatement[]> {
    const seen = new Map<number, ForcedStatement[]>()
    for (const { sampled, store } of this.#through(flow))
      sampled.forEach(minute, (index, statement, value) => {
        const sample = { sampled, store, minute, index, statement, value, isOwn: false }
        const place = this.placeOf(sample)
        if (place?.flow !== flow) return
        const one = { caller: statement.caller, store, text: this.text(sample), ms: value }
        seen.set(place.n, [...(seen.get(place.n) ?? []), one])
      })
    return seen
  }

  #through(flow: number) {
    const known = this.#byFlow.get(flow)
    if (known) return known
    const through = this.#statements.filter(({ caller, store }) => flowThrough(data.traceFlows, caller, store) === flow)
    const kinds = new Map(through.map(({ store, metric }) => [`${store}\n${metric}`, { store, metric }]))
    const made = [...kinds.values()].flatMap(({ store, metric }) => {
      const sampled = this.of(store, metric)
      return sampled ? { sampled, store } : []
    })
    this.#byFlow.set(flow, made)
    return made
  }
}
