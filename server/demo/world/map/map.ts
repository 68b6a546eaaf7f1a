import type { EndpointKey, InstanceKey, ServiceKey } from '@/protocol/ids'
import type { Window } from '@/time/window'
import type { Graph } from '../graph'
import { livedIn } from '../life'
import type { EndpointCall, ServiceNode } from '../nodes'
import type { ProcessCallData } from './data'
import { Hierarchy, type Link } from './hierarchy'
import { minutesOf } from './minutes'
import { EndpointCalls, instancePairs, processCalls, type InstancePair } from './parts'
import { ServiceCalls } from './services'

/** When a map is asked for, and by whom. */
export interface Moment {
  readonly window: Window
  /** Epoch ms of the server's clock. */
  readonly now: number
  readonly coldStage: boolean
}

/** Who called whom: a call is there if it carried something in the window. */
export class WorldMap {
  readonly #graph: Graph
  readonly #layers: ReadonlySet<string>
  readonly #endpoints: EndpointCalls
  readonly #hierarchy: Hierarchy

  constructor(graph: Graph, layers: ReadonlySet<string>) {
    this.#graph = graph
    this.#layers = layers
    this.#endpoints = new EndpointCalls(graph, layers)
    this.#hierarchy = new Hierarchy(graph)
  }

  node({ name, normal }: ServiceKey): ServiceNode | null {
    return this.#graph.find(name, normal)
  }

  /** Those of a service's layers that are in play, or all where none of them is. */
  layersOf({ data: { layers } }: ServiceNode): readonly string[] {
    const played = layers.filter((layer) => this.#layers.has(layer))
    return played.length > 0 ? played : layers
  }

  services({ window, now, coldStage }: Moment): ServiceCalls {
    return new ServiceCalls(this.#graph, this.#layers, minutesOf(window, now, coldStage))
  }

  *instances(ends: readonly [ServiceKey, ServiceKey], moment: Moment): Generator<undefined, readonly InstancePair[]> {
    const [one, other] = [this.node(ends[0]), this.node(ends[1])]
    const minutes = minutesOf(moment.window, moment.now, moment.coldStage)
    return one && other && minutes ? yield* instancePairs(this.#graph, this.#layers, [one, other], minutes) : []
  }

  endpoints({ service, name }: EndpointKey, { window, now, coldStage }: Moment): readonly EndpointCall[] {
    const node = this.node(service)
    const minutes = minutesOf(window, now, coldStage)
    return node && minutes ? this.#endpoints.around(node, name, minutes) : []
  }

  /** None of a pod that did not live in the window. */
  processes(instance: InstanceKey, { window, now, coldStage }: Moment): readonly ProcessCallData[] {
    const minutes = minutesOf(window, now, coldStage)
    const pod = this.node(instance.service)?.instances.find(({ data }) => data.name === instance.name)
    if (!minutes || !pod) return []
    const span = { from: minutes.from, to: minutes.to + Math.ceil(minutes.open) }
    return span.from < span.to && livedIn(pod.life, span) ? processCalls(instance) : []
  }

  hierarchy(service: ServiceKey, layer: string, steps: number, layers: ReadonlySet<string>): readonly Link[] {
    const node = this.node(service)
    return node ? this.#hierarchy.around(node, layer, steps, layers) : []
  }
}
