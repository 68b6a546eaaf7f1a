import type { Graph } from '../graph'
import type { Side } from '../measured'
import type { Call, ServiceNode } from '../nodes'
import { counted, type Minutes } from './minutes'

/** A service on a map, with the component that answers there. */
export interface Placed {
  readonly node: ServiceNode
  readonly type: string | null
}

/** Calls that are looked at in one go. */
const SLICE = 500

/** Calls between services, as one of the two sides saw them in a window. */
export class ServiceCalls {
  readonly #graph: Graph
  readonly #layers: ReadonlySet<string>
  readonly #minutes: Minutes | null
  readonly #known = new Map<Call, boolean>()

  /** Calls on other layers than `layers` are nobody's to report. */
  constructor(graph: Graph, layers: ReadonlySet<string>, minutes: Minutes | null) {
    this.#graph = graph
    this.#layers = layers
    this.#minutes = minutes
  }

  /** Does the long work of `seenBy` in slices of at most a few ms; one `next()` is one slice. */
  *prepare(): Generator<undefined, void> {
    for (const [index, call] of this.#graph.calls.entries()) {
      this.#carried(call)
      if (index % SLICE === SLICE - 1) yield
    }
  }

  /** Those with an end in the set, `null` for all. */
  seenBy(side: Side, of: ReadonlySet<ServiceNode> | null): readonly Call[] {
    return this.#graph.calls.filter(
      (call) => call[side] && (of === null || of.has(call.source) || of.has(call.target)) && this.#carried(call),
    )
  }

  #carried(call: Call): boolean {
    const known = this.#known.get(call)
    if (known !== undefined) return known
    const minutes = this.#layers.has(call.data.layer) ? this.#minutes : null
    const made = minutes !== null && counted(minutes, (minute) => call.count(minute))
    this.#known.set(call, made)
    return made
  }
}

/** The callers that no server side of the same map tells the component of. */
export const strangers = (client: readonly Call[], asked: ReadonlySet<ServiceNode>): ReadonlySet<ServiceNode> =>
  new Set(client.flatMap(({ source }) => (asked.has(source) ? [] : source)))

/**
 * All ends of the calls. What a service runs is told by those it answers; of a virtual one by its callers, and of a caller
 * of others alone by what `elsewhere` holds. Who is only a client has no component.
 */
export function placed(
  client: readonly Call[],
  server: readonly Call[],
  elsewhere: readonly Call[],
): readonly Placed[] {
  const nodes = new Set([...client, ...server].flatMap(({ source, target }) => [source, target]))
  const answered = componentsOf(server)
  const others = componentsOf(elsewhere)
  return [...nodes].map((node) => ({
    node,
    type: node.data.normal ? (answered(node) ?? others(node)) : node.data.component,
  }))
}

/** Several components answer in one service: its main one, where it is among the calls, else the last. */
function componentsOf(server: readonly Call[]): (node: ServiceNode) => string | null {
  const found = new Map<ServiceNode, string>()
  for (const { target, data } of server) {
    const component = data.targetComponents.at(-1)
    if (component !== undefined && found.get(target) !== target.data.component) found.set(target, component)
  }
  return (node) => found.get(node) ?? null
}
