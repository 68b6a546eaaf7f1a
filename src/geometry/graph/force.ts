import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from 'd3-force'
import type { FlatGraph, Spots } from './flat'
import { ASPECT, NODE_BELOW, PITCH_X, PITCH_Y } from './sizes'

interface Body {
  index?: number
  x?: number
  y?: number
}

/** Park and Miller's numbers: the same map looks the same twice. */
function seeded(): () => number {
  let state = 48_271
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
}

/** Steps until it rests: large maps stop earlier, they are read as a whole. */
const ticksFor = (count: number): number => (count > 2_000 ? 60 : count > 500 ? 160 : 280)

/** Nodes push each other away, links pull. The parts of the graph hang together. Yields after each step. */
export function* forced(graph: FlatGraph): Generator<void, Spots> {
  const bodies: Body[] = Array.from({ length: graph.count }, () => ({}))
  const links = Array.from(graph.source, (source, link) => ({ source, target: graph.target[link] ?? 0 }))
  const ticks = ticksFor(graph.count)
  const simulation = forceSimulation(bodies)
    .stop()
    .randomSource(seeded())
    .alphaDecay(1 - 0.001 ** (1 / ticks))
    .force('link', forceLink(links).distance(PITCH_Y * 1.4))
    .force(
      'push',
      forceManyBody()
        .strength(-900)
        .theta(1.1)
        .distanceMax(PITCH_X * 8),
    )
    .force('apart', forceCollide(NODE_BELOW).strength(0.7))
    .force('x', forceX(0).strength(0.03 / ASPECT))
    .force('y', forceY(0).strength(0.03 * ASPECT))
  for (let tick = 0; tick < ticks; tick++) {
    simulation.tick()
    yield
  }
  return Float64Array.from({ length: 2 * graph.count }, (_, at) => {
    const body = bodies[at >> 1]
    return Math.round((at % 2 ? body?.y : body?.x) ?? 0)
  })
}
