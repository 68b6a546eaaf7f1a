import type { FlatLayout, LayoutKind } from './arrange'
import type { Point } from './camera'
import { indexOf, type GraphInput, type Spots } from './flat'

/** An arranged map. */
export interface Layout {
  readonly kind: LayoutKind
  /** Where nodes stand, by id. */
  readonly places: ReadonlyMap<string, Point>
  /** Long links that pass between nodes, by `routeKey`: from one node's place over joints to the other's. */
  readonly routes: ReadonlyMap<string, readonly Point[]>
}

/** The same for both directions; the route starts at the lesser id. */
export const routeKey = (a: string, b: string): string => JSON.stringify(a < b ? [a, b] : [b, a])

/** The places of an earlier layout in the order of these nodes. */
export const spotsOf = (nodes: GraphInput['nodes'], { places }: Pick<Layout, 'places'>): Spots =>
  Float64Array.from({ length: 2 * nodes.length }, (_, at) => {
    const place = places.get(nodes[at >> 1]?.id ?? '')
    return (at % 2 ? place?.y : place?.x) ?? NaN
  })

/** From numbers to ids. What was kept keeps the routes it had. */
export function named(nodes: GraphInput['nodes'], flat: FlatLayout, kind: LayoutKind, earlier: Layout | null): Layout {
  const places = new Map<string, Point>()
  for (const [id, at] of indexOf(nodes)) {
    places.set(id, { x: flat.spots[2 * at] ?? 0, y: flat.spots[2 * at + 1] ?? 0 })
  }
  if (flat.isKept && earlier) return { kind: earlier.kind, places, routes: earlier.routes }
  const routes = new Map<string, readonly Point[]>()
  for (let route = 0; route < flat.viaStart.length - 1; route++) {
    const a = nodes[flat.ends[2 * route] ?? 0]?.id ?? ''
    const b = nodes[flat.ends[2 * route + 1] ?? 0]?.id ?? ''
    const points: Point[] = []
    for (let at = flat.viaStart[route] ?? 0; at < (flat.viaStart[route + 1] ?? 0); at += 2) {
      points.push({ x: flat.via[at] ?? 0, y: flat.via[at + 1] ?? 0 })
    }
    const whole = [places.get(a), ...points, places.get(b)].filter((point) => point !== undefined)
    routes.set(routeKey(a, b), a < b ? whole : whole.reverse())
  }
  return { kind, places, routes }
}
