import type { InstanceData, ProcessData, ServiceData } from '@/layers/world'
import type { InstanceKey, ServiceKey } from '@/protocol/ids'
import type { Graph } from './graph'
import { livedIn, startOf, type Span } from './life'
import type { InstanceNode, ServiceNode } from './nodes'
import { partKey } from './signals'

/** No service is listed longer than this after it began, in minutes. */
const MOST_LISTED = 4320

/** What there is to list, as the metadata queries answer it. Times are epoch ms; the end of a span is not after now. */
export class Lists {
  readonly #graph: Graph
  readonly #layers: ReadonlySet<string>
  /** Minutes east of UTC of the texts. */
  readonly #offset: number
  readonly #played = new WeakMap<ServiceNode, ServiceData | null>()

  constructor(graph: Graph, layers: ReadonlySet<string>, offset: number) {
    this.#graph = graph
    this.#layers = layers
    this.#offset = offset
  }

  /** Layers with a service, by name. */
  layers(now: number): readonly string[] {
    return [...new Set(this.services(now).flatMap(({ layers }) => layers))].sort()
  }

  /** Services that the server still lists, with those of their layers that are in play. */
  services(now: number, layer?: string): readonly ServiceData[] {
    const minute = Math.floor(now / 60_000)
    const rolled = this.#graph.rolledWithin(minute - MOST_LISTED, minute)
    return [...this.#graph.services, ...rolled].flatMap((node) => {
      const data = listed(node, minute) ? this.#inPlay(node) : null
      return data && (layer === undefined || data.layers.includes(layer)) ? data : []
    })
  }

  /** Instances that lived in the span, with the attributes they sent last. */
  instances(service: ServiceKey, from: number, to: number): readonly InstanceData[] {
    const node = this.#node(service)
    return node ? living(node, spanOf(from, to)).map((instance) => this.#told(instance, to)) : []
  }

  endpoints(service: ServiceKey): readonly string[] {
    return this.#node(service)?.data.endpoints ?? []
  }

  processes({ service, name }: InstanceKey, from: number, to: number): readonly ProcessData[] {
    const node = this.#node(service)
    const found = node && living(node, spanOf(from, to)).find(({ data }) => data.name === name)
    return found?.data.processes ?? []
  }

  #node({ name, normal }: ServiceKey): ServiceNode | null {
    const node = this.#graph.find(name, normal)
    return node && this.#inPlay(node) && node
  }

  /** `null` for a service none of whose layers is in play. */
  #inPlay(node: ServiceNode): ServiceData | null {
    const known = this.#played.get(node)
    if (known !== undefined) return known
    const { data } = node
    const layers = data.layers.filter((layer) => this.#layers.has(layer))
    const made = layers.length === 0 ? null : { ...data, layers }
    this.#played.set(node, made)
    return made
  }

  #told({ data, service: node, life }: InstanceNode, at: number): InstanceData {
    const key = partKey(node.data.name, { instance: data.name })
    const start = startOf(node.life.always ? life : node.life, node.seed, key, Math.floor(at / 60_000))
    const text = start === null ? '' : clockText(start * 60_000, this.#offset)
    const attributes = data.attributes.map((one) =>
      one.value.includes('{startTime}') ? { ...one, value: one.value.replace('{startTime}', text) } : one,
    )
    return { ...data, attributes }
  }
}

const spanOf = (from: number, to: number): Span => ({
  from: Math.floor(from / 60_000),
  to: Math.floor(to / 60_000) + 1,
})

function listed({ life, data }: ServiceNode, minute: number): boolean {
  const last = life.latest(minute)
  return last !== null && (data.life === undefined || minute < last.from + data.life.listedMinutes)
}

function living(node: ServiceNode, span: Span): readonly InstanceNode[] {
  if (span.from >= span.to || !livedIn(node.life, span)) return []
  return node.instances.filter(({ life }) => livedIn(life, span))
}

/** `yyyy-MM-dd HH:mm:ss` in the zone `offset` minutes east of UTC, as agents write the start of their process. */
const clockText = (at: number, offset: number): string =>
  new Date(at + offset * 60_000).toISOString().replace('T', ' ').slice(0, 19)
