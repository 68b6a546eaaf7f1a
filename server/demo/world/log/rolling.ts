import type { Graph } from '../graph'
import type { ServiceNode } from '../nodes'
import { AHEAD_MS } from '../trace/minute'
import { deskOf } from './desk'
import type { Ledger } from './ledger'
import { ServiceLines } from './service'
import type { Pad } from './sheet'
import type { LogSource, Wants } from './source'

/** Lines of the services that come and go with a number in their name; no trace passes them. */
export class RollingLines implements LogSource {
  readonly lateMinutes = 2
  readonly marks: readonly number[]
  readonly #graph: Graph
  readonly #ledger: Ledger
  readonly #lines = new Map<string, ServiceLines | null>()

  constructor(graph: Graph, ledger: Ledger) {
    this.#graph = graph
    this.#ledger = ledger
    // Whatever its number, such a service has the same tags.
    this.marks = graph.rolledWithin(0, 0).flatMap((node) => this.#of(node)?.marks ?? [])
  }

  writes(service: string): boolean {
    return this.nodeOf(service) !== null
  }

  /** `null` for any other service. */
  nodeOf(service: string): ServiceNode | null {
    const node = this.#graph.find(service, true)
    return node?.data.life?.kind === 'rolling' && this.#of(node) ? node : null
  }

  until(minute: number): number {
    return (minute + 1) * 60_000 + AHEAD_MS
  }

  traceOf(): never {
    throw new Error('a trace of none')
  }

  *fill(minute: number, pad: Pad, wants: Wants | null): Generator<undefined, boolean> {
    let isWhole = true
    for (const node of this.#graph.rolledWithin(minute, minute)) {
      const lines = node.aliveAt(minute) ? this.#of(node) : null
      if (lines && !(yield* lines.fill(minute, pad, wants))) isWhole = false
    }
    return isWhole
  }

  #of(node: ServiceNode): ServiceLines | null {
    const { name } = node.data
    const known = this.#lines.get(name)
    if (known !== undefined) return known
    const desk = deskOf(node, this.#ledger)
    const made = desk && new ServiceLines(desk, this.#ledger, [], (desk, minute) => desk.usual(minute))
    this.#lines.set(name, made)
    return made
  }
}
