import { boundsOf } from './bounds'
import { componentsOf, partOf } from './components'
import type { FlatGraph, Spots } from './flat'
import { forced } from './force'
import { grouped } from './groups'
import { isKeepable, kept } from './keep'
import { layered, type Layered } from './layered'
import { shelved } from './pack'
import { ASPECT, PITCH_X, PITCH_Y } from './sizes'

export type LayoutKind = 'layered' | 'force' | 'groups'

/** A layout as numbers: travels back from a worker. */
export interface FlatLayout {
  readonly spots: Spots
  /** Nodes at both ends of route i at 2i and 2i + 1; its joints are x, y in `via` from `viaStart[i]` on. */
  readonly ends: Uint32Array
  readonly viaStart: Uint32Array
  readonly via: Float64Array
  /** All stand where they stood, new ones beside them. */
  readonly isKept: boolean
}

/** Arranges a map. Yields often enough that no stretch of work is long. */
export function* arranged(graph: FlatGraph, kind: LayoutKind, earlier: Spots | null): Generator<void, FlatLayout> {
  if (earlier && isKeepable(earlier, graph.count)) return { ...flat(kept(graph, earlier), []), isKept: true }
  if (kind === 'groups') return flat(yield* grouped(graph), [])
  return yield* byParts(graph, kind === 'force' ? plainly : layered)
}

function* plainly(graph: FlatGraph): Generator<void, Layered> {
  return { spots: yield* forced(graph), routes: [] }
}

/** Each part by itself, then all on shelves; nodes without links in a grid at the end. */
function* byParts(
  graph: FlatGraph,
  layOut: (part: FlatGraph) => Generator<void, Layered>,
): Generator<void, FlatLayout> {
  const parts = componentsOf(graph)
  const lone = parts.flatMap((members) => (members.length === 1 ? members : []))
  const blocks: { readonly members: readonly number[]; readonly laid: Layered }[] = []
  for (const members of parts) {
    if (members.length < 2) continue
    blocks.push({ members, laid: yield* layOut(partOf(graph, members)) })
    yield
  }
  if (lone.length) blocks.push({ members: lone, laid: { spots: gridOf(lone.length, blocks.length === 0), routes: [] } })
  const boxes = blocks.map(({ laid }) => boundsOf(laid.spots) ?? { left: 0, top: 0, right: 0, bottom: 0 })
  const corners = shelved(boxes.map(({ left, top, right, bottom }) => ({ width: right - left, height: bottom - top })))
  const spots = new Float64Array(2 * graph.count)
  const routes: Layered['routes'][number][] = []
  blocks.forEach(({ members, laid }, at) => {
    const dx = (corners[at]?.x ?? 0) - (boxes[at]?.left ?? 0)
    const dy = (corners[at]?.y ?? 0) - (boxes[at]?.top ?? 0)
    members.forEach((node, own) => {
      spots[2 * node] = Math.round((laid.spots[2 * own] ?? 0) + dx)
      spots[2 * node + 1] = Math.round((laid.spots[2 * own + 1] ?? 0) + dy)
    })
    for (const { source, target, via } of laid.routes) {
      routes.push({
        source: members[source] ?? 0,
        target: members[target] ?? 0,
        via: via.map((value, axis) => Math.round(value + (axis % 2 ? dy : dx))),
      })
    }
  })
  return flat(spots, routes)
}

/** Beside others in a low block, alone in one of a screen's shape. */
function gridOf(count: number, alone: boolean): Spots {
  const wide = Math.max(alone ? 1 : 8, Math.ceil(Math.sqrt((count * ASPECT * PITCH_Y) / PITCH_X)))
  return Float64Array.from({ length: 2 * count }, (_, at) => {
    const node = at >> 1
    return at % 2 ? Math.floor(node / wide) * PITCH_Y : (node % wide) * PITCH_X
  })
}

function flat(spots: Spots, routes: Layered['routes']): FlatLayout {
  const viaStart = new Uint32Array(routes.length + 1)
  routes.forEach(({ via }, at) => (viaStart[at + 1] = (viaStart[at] ?? 0) + via.length))
  return {
    spots,
    ends: Uint32Array.from(routes.flatMap(({ source, target }) => [source, target])),
    viaStart,
    via: Float64Array.from(routes.flatMap(({ via }) => via)),
    isKept: false,
  }
}
