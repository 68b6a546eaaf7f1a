import { arranged, type LayoutKind } from '../graph/arrange'
import { curveOf, sampled } from '../graph/curve'
import { flatten, type GraphInput } from '../graph/flat'
import { named, routeKey, spotsOf, type Layout } from '../graph/layout'
import type { Point } from '../graph/camera'

/** `a>b c` calls from a to b and c, callers divided by `;`; a word alone is a node without calls. */
export function graphOf(text: string): GraphInput {
  const ids = new Set<string>()
  const links: { source: string; target: string }[] = []
  for (const line of text.split(';')) {
    const [source = '', targets = ''] = line.trim().split('>')
    if (source) ids.add(source)
    for (const target of targets.split(' ').filter(Boolean)) {
      ids.add(target)
      links.push({ source, target })
    }
  }
  return { nodes: [...ids].map((id) => ({ id })), links }
}

/** A made-up system: each node calls a few of those after it, some calls run back. The same for the same numbers. */
export function systemOf(count: number, links: number, seed = 1): GraphInput {
  let state = seed
  const random = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
  const pick = (): string => `n${Math.floor(random() * count)}`
  const nodes = Array.from({ length: count }, (_, at) => ({ id: `n${at}` }))
  return {
    nodes,
    links: Array.from({ length: links }, (_, at) => {
      const parent = Math.floor(((at % count) * random()) / 1.2)
      const isTree = at > 0 && at < count
      return isTree ? { source: `n${parent}`, target: `n${at}` } : { source: pick(), target: pick() }
    }),
  }
}

/** Without slices. */
export function laidOut(graph: GraphInput, kind: LayoutKind = 'layered', earlier: Layout | null = null): Layout {
  const work = arranged(flatten(graph), kind, earlier && spotsOf(graph.nodes, earlier))
  for (;;) {
    const step = work.next()
    if (step.done) return named(graph.nodes, step.value, kind, earlier)
  }
}

/** The lines drawn for the links, as points. */
export function linesOf(graph: GraphInput, { places, routes }: Layout): { ends: [string, string]; points: Point[] }[] {
  return graph.links.map(({ source, target }) => {
    const route = routes.get(routeKey(source, target))
    const ends = [places.get(source), places.get(target)].filter((point) => point !== undefined)
    const points = route ? (source < target ? route : [...route].reverse()) : ends
    return { ends: [source, target], points: sampled(curveOf(points, { flow: true, lane: 0 })) }
  })
}

/** Pairs of lines that meet somewhere else than at a node of both, as "a>b x c>d". */
export function crossed(graph: GraphInput, layout: Layout): string[] {
  const lines = linesOf(graph, layout)
  const found: string[] = []
  lines.forEach((one, at) => {
    for (const other of lines.slice(at + 1)) {
      const shared = one.ends.filter((id) => other.ends.includes(id)).flatMap((id) => layout.places.get(id) ?? [])
      const meets = crossingOf(one.points, other.points)
      if (meets && !shared.some((node) => Math.hypot(node.x - meets.x, node.y - meets.y) < 30))
        found.push(`${one.ends.join('>')} x ${other.ends.join('>')}`)
    }
  })
  return found
}

function crossingOf(one: readonly Point[], other: readonly Point[]): Point | null {
  for (const [at, b] of one.slice(1).entries()) {
    for (const [to, d] of other.slice(1).entries()) {
      const a = one[at] ?? b
      const c = other[to] ?? d
      const turn = (p: Point, q: Point, r: Point): number => (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x)
      const apart = turn(a, b, c) * turn(a, b, d)
      const across = turn(c, d, a) * turn(c, d, b)
      if (apart < 0 && across < 0) return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }
    }
  }
  return null
}
