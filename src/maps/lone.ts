import type { Service } from '@/protocol/metadata/services'
import { parseServiceId } from '@/protocol/ids'
import { tidied, type Graph, type Spot } from './graph'
import type { MapSubject } from './subject'

/** OAP's maps consist of calls: whoever neither calls nor is called is added, so that one service alone is a map too. */
export function withLone(graph: Graph, subject: MapSubject, services: readonly Service[]): Graph {
  const missing = services.filter(
    ({ id, layers }) =>
      !graph.spots.has(id) &&
      (subject.of === 'layer' ? isOn(layers, subject.layer) : subject.of === 'service' && id === subject.id),
  )
  if (missing.length === 0) return graph
  const nodes = missing.map(({ id, name, normal, layers }) => ({
    id,
    name,
    type: '',
    isReal: normal ?? parseServiceId(id)?.normal ?? true,
    layers,
  }))
  const spots: readonly (readonly [string, Spot])[] = [...tidied({ nodes, calls: [] }, 'Service').spots]
  return { ...graph, spots: new Map([...graph.spots, ...spots]) }
}

const isOn = (layers: readonly string[], layer: string | null): boolean => layer !== null && layers.includes(layer)
