import type { Attribute, ProcessData } from '@/layers/world'
import type { ServiceKey } from '@/protocol/ids'
import type { Graph } from './graph'
import { livedIn, startOf, type Span } from './life'
import type { InstanceNode, ServiceNode } from './nodes'
import { partKey } from './signals'

export interface ServiceRow extends ServiceKey {
  readonly group: string
  readonly shortName: string
  /** Only layers that are in play. */
  readonly layers: readonly string[]
  /** Component name, for the node of a map. */
  readonly component: string
}

export interface InstanceRow {
  readonly service: ServiceKey
  readonly name: string
  readonly language: string
  readonly attributes: readonly Attribute[]
}

export interface EndpointRow {
  readonly service: ServiceKey
  readonly name: string
}

export interface ProcessRow extends ProcessData {
  readonly service: ServiceKey
  readonly instance: string
}

/** What there is to list, as the metadata queries answer it. */
export class Lists {
  readonly #graph: Graph
  readonly #layers: ReadonlySet<string>
  /** Minutes east of UTC of the texts. */
  readonly #offset: number

  constructor(graph: Graph, layers: ReadonlySet<string>, offset: number) {
    this.#graph = graph
    this.#layers = layers
    this.#offset = offset
  }

  /** Layers with a service, by name. */
  layers(now: number): readonly string[] {
    return [...new Set(this.services(null, now).flatMap(({ layers }) => layers))].sort()
  }

  /** Services that the server still lists, of all layers for `null`. */
  services(layer: string | null, now: number): readonly ServiceRow[] {
    const minute = Math.floor(now / 60_000)
    const rolled = this.#graph.rolledWithin(minute - MOST_LISTED, minute)
    return [...this.#graph.services, ...rolled].flatMap((node) => {
      const row = this.#listed(node, minute) ? this.#row(node) : null
      return row && (layer === null || row.layers.includes(layer)) ? row : []
    })
  }

  /** `null` for a service that the server does not list. */
  service({ name, normal }: ServiceKey, now: number): ServiceRow | null {
    const node = this.#node({ name, normal })
    return node && this.#listed(node, Math.floor(now / 60_000)) ? this.#row(node) : null
  }

  /** Instances that lived between two moments, both in epoch ms; attributes are the last they sent by `now`. */
  instances(service: ServiceKey, from: number, to: number, now: number): readonly InstanceRow[] {
    const node = this.#node(service)
    const span = { from: Math.floor(from / 60_000), to: Math.floor(Math.min(to, now) / 60_000) + 1 }
    if (node === null || span.from >= span.to) return []
    return this.#living(node, span).map((instance) => this.#instance(instance, now))
  }

  instance(service: ServiceKey, name: string, now: number): InstanceRow | null {
    const found = this.#node(service)?.instances.find(({ data }) => data.name === name)
    return found ? this.#instance(found, now) : null
  }

  /** Endpoints whose name holds the keyword, `%` and `_` as in SQL's LIKE, upper and lower case apart. */
  endpoints(service: ServiceKey, keyword: string | null, limit: number): readonly EndpointRow[] {
    const names = this.#node(service)?.data.endpoints ?? []
    const like = keyword === null || keyword === '' ? null : likePattern(keyword)
    return names
      .filter((name) => like === null || like.test(name))
      .slice(0, Math.max(0, limit))
      .map((name) => ({ service, name }))
  }

  endpoint(service: ServiceKey, name: string): EndpointRow | null {
    return this.#node(service)?.data.endpoints.includes(name) ? { service, name } : null
  }

  processes(service: ServiceKey, instance: string, from: number, to: number, now: number): readonly ProcessRow[] {
    const node = this.#node(service)
    const span = { from: Math.floor(from / 60_000), to: Math.floor(Math.min(to, now) / 60_000) + 1 }
    const found = node && this.#living(node, span).find(({ data }) => data.name === instance)
    return found?.data.processes.map((process) => ({ ...process, service, instance })) ?? []
  }

  #node({ name, normal }: ServiceKey): ServiceNode | null {
    const node = this.#graph.find(name, normal)
    return node && this.#row(node) && node
  }

  /** `null` for a service none of whose layers is in play. */
  #row({ data }: ServiceNode): ServiceRow | null {
    const layers = data.layers.filter((layer) => this.#layers.has(layer))
    const { name, normal, group, shortName, component } = data
    return layers.length === 0 ? null : { name, normal, group, shortName, layers, component }
  }

  #listed({ life, data }: ServiceNode, minute: number): boolean {
    const last = life.latest(minute)
    return last !== null && (data.life === undefined || minute < last.from + data.life.listedMinutes)
  }

  #living(node: ServiceNode, span: Span): readonly InstanceNode[] {
    if (!livedIn(node.life, span)) return []
    return node.instances.filter(({ life }) => livedIn(life, span))
  }

  #instance({ data, service: node, life }: InstanceNode, now: number): InstanceRow {
    const minute = Math.floor(now / 60_000)
    const key = partKey(node.data.name, { instance: data.name })
    const start = startOf(node.life.always ? life : node.life, node.seed, key, minute)
    const text = start === null ? '' : clockText(start * 60_000, this.#offset)
    const { name, normal } = node.data
    return {
      service: { name, normal },
      name: data.name,
      language: data.language,
      attributes: data.attributes.map((one) => ({ name: one.name, value: one.value.replace('{startTime}', text) })),
    }
  }
}

/** No service is listed longer than this after it began. */
const MOST_LISTED = 4320

function likePattern(keyword: string): RegExp {
  const escaped = keyword.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(escaped.replaceAll('%', '.*').replaceAll('_', '.'), 's')
}

/** `yyyy-MM-dd HH:mm:ss` in the zone `offset` minutes east of UTC, as agents write the start of their process. */
const clockText = (at: number, offset: number): string =>
  new Date(at + offset * 60_000).toISOString().replace('T', ' ').slice(0, 19)
