import type { TraceFlow } from '../data'
import type { Graph } from '../graph'
import { MOST_A_MINUTE } from './id'

/** How many traces of a flow begin in a minute: as many as its entry is called, of which a minute keeps so many. */
export function tracesIn(graph: Graph, flow: TraceFlow, minute: number): number {
  const gap = flow.entry.indexOf(' ')
  const node = graph.find(flow.entry.slice(0, gap), true)
  const index = node?.data.endpoints.indexOf(flow.entry.slice(gap + 1)) ?? -1
  if (!node || index < 0) return 0
  return Math.min(MOST_A_MINUTE, node.endpointPart(node.calls(minute), index, minute))
}

/** Place in `flows` of the first that passes both services, -1 when none does. */
export const flowThrough = (flows: readonly TraceFlow[], caller: string, target: string): number =>
  flows.findIndex(({ path }) => path.includes(caller) && path.includes(target))
