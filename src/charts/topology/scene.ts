import { boxOf } from '@/geometry/graph/bounds'
import type { Box, Point } from '@/geometry/graph/camera'
import { curveOf, loopOf, type Curve } from '@/geometry/graph/curve'
import { hitIndex, type HitIndex } from '@/geometry/graph/hit'
import { routeKey, type Layout } from '@/geometry/graph/layout'
import { FRAME_HEAD, FRAME_PAD } from '@/geometry/graph/sizes'
import type { GraphLink, GraphModel, GraphNode, Places } from './model'
import { trafficOf, widthOf } from './traffic'

/** A link with both ends on the map. */
export interface SceneLink {
  readonly link: GraphLink
  /** Numbers of nodes. */
  readonly source: number
  readonly target: number
  /** Steps beside the middle line: links of the same two nodes stand apart. */
  readonly lane: number
  /** Px at zoom 1. */
  readonly width: number
}

/** Everything of a map that does not depend on where one looks. */
export interface Scene {
  readonly nodes: readonly GraphNode[]
  readonly links: readonly SceneLink[]
  /** Place of node i; `null` without one. */
  readonly at: readonly (Point | null)[]
  readonly curves: readonly Curve[]
  readonly box: Box | null
  readonly frames: readonly { readonly name: string; readonly box: Box }[]
  readonly number: ReadonlyMap<string, number>
  /** Numbers of the links of node i. */
  readonly linksOf: (node: number) => readonly number[]
  /** Made when first asked for. */
  readonly index: () => HitIndex
  /** Curve of a link when node `node` stands at `point`. */
  readonly bent: (link: number, node: number, point: Point) => Curve
}

export function sceneOf(model: GraphModel, layout: Layout, moved: Places): Scene {
  const { nodes } = model
  const number = new Map<string, number>()
  nodes.forEach(({ id }, at) => !number.has(id) && number.set(id, at))
  const at = nodes.map(({ id }, own) =>
    number.get(id) === own ? (moved.get(id) ?? layout.places.get(id) ?? null) : null,
  )
  const links = linksOn(model.links, number, at)
  const bend = (link: SceneLink, from: Point, to: Point): Curve => bent(link, from, to, layout)
  const curves = links.map((link) => bend(link, at[link.source] ?? ORIGIN, at[link.target] ?? ORIGIN))
  let index: HitIndex | null = null
  let byNode: number[][] | null = null
  return {
    nodes,
    links,
    at,
    curves,
    number,
    box: boxOf(at),
    frames: (model.frames ?? []).flatMap(({ name, nodes: ids }) => {
      const box = boxOf(ids.map((id) => at[number.get(id) ?? -1] ?? null))
      return box ? [{ name, box: framed(box) }] : []
    }),
    linksOf(node) {
      byNode ??= byEnds(links, nodes.length)
      return byNode[node] ?? []
    },
    index: () => (index ??= hitIndex(at, curves)),
    bent(link, node, point) {
      const one = links[link]
      if (!one) return new Float64Array(0)
      const place = (end: number): Point => (end === node ? point : (at[end] ?? ORIGIN))
      return bend(one, place(one.source), place(one.target))
    },
  }
}

const ORIGIN: Point = { x: 0, y: 0 }

/** Those with both ends on the map, with their lanes. */
function linksOn(
  all: readonly GraphLink[],
  number: ReadonlyMap<string, number>,
  at: readonly (Point | null)[],
): SceneLink[] {
  const traffic = trafficOf(all)
  const sides = new Map<number, number>()
  const keyOf = (a: number, b: number): number => Math.min(a, b) * at.length + Math.max(a, b)
  const ends = all.flatMap((link) => {
    const source = number.get(link.source)
    const target = number.get(link.target)
    if (source === undefined || target === undefined || !at[source] || !at[target]) return []
    const key = keyOf(source, target)
    const rank = sides.get(key) ?? 0
    sides.set(key, rank + 1)
    return [{ link, source, target, rank }]
  })
  return ends.map(({ link, source, target, rank }) => ({
    link,
    source,
    target,
    lane: source === target ? rank : rank - ((sides.get(keyOf(source, target)) ?? 1) - 1) / 2,
    width: widthOf(link.weight, traffic),
  }))
}

const same = (a: Point | undefined, b: Point): boolean => a !== undefined && a.x === b.x && a.y === b.y

/** Along its route while both ends stand where the layout put them. */
function bent({ link, source, target, lane }: SceneLink, from: Point, to: Point, layout: Layout): Curve {
  if (source === target) return loopOf(from, lane)
  const flow = layout.kind === 'layered'
  const route = flow && layout.routes.size ? layout.routes.get(routeKey(link.source, link.target)) : undefined
  const way = route && link.source > link.target ? [...route].reverse() : route
  const isWhole = way && same(way[0], from) && same(way.at(-1), to)
  const side = flow || link.source < link.target ? lane : -lane
  return curveOf(isWhole ? way : [from, to], { flow, lane: side })
}

function byEnds(links: readonly SceneLink[], count: number): number[][] {
  const lists: number[][] = Array.from({ length: count }, () => [])
  links.forEach(({ source, target }, link) => {
    lists[source]?.push(link)
    if (target !== source) lists[target]?.push(link)
  })
  return lists
}

const framed = ({ left, right, top, bottom }: Box): Box => ({
  left: left - FRAME_PAD / 2,
  right: right + FRAME_PAD / 2,
  top: top - FRAME_HEAD + FRAME_PAD,
  bottom: bottom + FRAME_PAD / 2,
})
