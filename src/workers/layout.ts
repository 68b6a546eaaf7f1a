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

const here = ({ graph, kind, earlier }: LayoutQuestion, signal?: AbortSignal): Promise<FlatLayout> =>
  inSlices(arranged(graph, kind, earlier), SLICE, signal)

const there = hosted<LayoutQuestion, FlatLayout>(start, here)

/** Nodes and links of a map that is arranged in less time than a Worker takes to start. */
const SMALL = 120

const isSmall = ({ graph, kind }: LayoutQuestion): boolean =>
  kind !== 'force' && graph.count + graph.source.length <= SMALL

/**
 * Arranges a map, a large one off the main thread. Who asks again for the same map aborts what was asked before: the last
 * one wins.
 */
export async function layoutOf(input: GraphInput, options: LayoutOptions, signal?: AbortSignal): Promise<Layout> {
  const { kind } = options
  const earlier = options.earlier?.kind === kind ? options.earlier : null
  const question = { graph: flatten(input), kind, earlier: earlier && spotsOf(input.nodes, earlier) }
  const flat = await (isSmall(question) ? here : there)(question, signal)
  return named(input.nodes, flat, kind, earlier)
}
