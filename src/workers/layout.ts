import { arranged, type FlatLayout, type LayoutKind } from '@/geometry/graph/arrange'
import { flatten, type FlatGraph, type GraphInput, type Spots } from '@/geometry/graph/flat'
import { named, spotsOf, type Layout } from '@/geometry/graph/layout'
import { hosted } from './host'
import { inSlices } from './slices'
import { trustOwnScripts } from './trusted'

/** A map as numbers, the way it travels. */
export interface LayoutQuestion {
  readonly graph: FlatGraph
  readonly kind: LayoutKind
  readonly earlier: Spots | null
}

export interface LayoutOptions {
  readonly kind: LayoutKind
  /** The map as it stands now: of the same kind and not much different, all stay where they are. */
  readonly earlier?: Layout | null
}

/** On the main thread: half a frame. */
const SLICE = 8

function start(): Worker {
  trustOwnScripts()
  return new Worker(new URL('./layout.worker.ts', import.meta.url), { type: 'module' })
}

const ask = hosted<LayoutQuestion, FlatLayout>(start, ({ graph, kind, earlier }, signal) =>
  inSlices(arranged(graph, kind, earlier), SLICE, signal),
)

/** Arranges a map off the main thread. Who asks again for the same map aborts what was asked before: the last one wins. */
export async function layoutOf(graph: GraphInput, options: LayoutOptions, signal?: AbortSignal): Promise<Layout> {
  const { kind } = options
  const earlier = options.earlier?.kind === kind ? options.earlier : null
  const question = { graph: flatten(graph), kind, earlier: earlier && spotsOf(graph.nodes, earlier) }
  return named(graph.nodes, await ask(question, signal), kind, earlier)
}
