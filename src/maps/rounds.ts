import type { Duration } from '@/protocol/duration'
import type { MapNode, PartNode, Topology } from '@/protocol/topology/graph'
import { endpointDependencies, instanceTopology } from '@/protocol/topology/parts'
import { layerTopology, servicesTopology } from '@/protocol/topology/services'
import type { Client } from '@/query/client'
import type { MapSubject } from './subject'

type Found = Topology<MapNode | PartNode>

/** Endpoints asked for in one round, each a request of its own. */
const MOST_ENDPOINTS = 12

/**
 * One answer for a layer; around a service or an endpoint as many rounds as the map is deep. OAP tells the calls with an end
 * in what was asked: each round asks for all that was found, so that the last answer holds the ones before.
 */
export async function topologyOf(
  client: Client,
  subject: MapSubject,
  depth: number,
  duration: Duration,
  signal: AbortSignal,
): Promise<Found> {
  switch (subject.of) {
    case 'layer':
      return client.run(layerTopology, { layer: subject.layer, duration }, signal)
    case 'instances':
      return client.run(
        instanceTopology,
        { clientServiceId: subject.client, serverServiceId: subject.server, duration },
        signal,
      )
    case 'service':
      return services(client, subject.id, depth, duration, signal)
    case 'endpoint':
      return endpoints(client, subject.id, depth, duration, signal)
  }
}

async function services(
  client: Client,
  id: string,
  depth: number,
  duration: Duration,
  signal: AbortSignal,
): Promise<Found> {
  let serviceIds: readonly string[] = [id]
  let found: Found = { nodes: [], calls: [] }
  for (let round = 0; round < depth; round++) {
    found = await client.run(servicesTopology, { serviceIds, duration }, signal)
    // Whoever calls from outside calls everything: nothing is learnt from going through it.
    const next = [...new Set([id, ...found.nodes.filter((node) => !isOutside(node)).map((node) => node.id)])]
    if (next.length === serviceIds.length) break
    serviceIds = next
  }
  return found
}

async function endpoints(
  client: Client,
  id: string,
  depth: number,
  duration: Duration,
  signal: AbortSignal,
): Promise<Found> {
  const asked = new Set<string>()
  let open: readonly string[] = [id]
  let found: Topology<PartNode> = { nodes: [], calls: [] }
  for (let round = 0; round < depth && open.length > 0; round++) {
    const answers = await Promise.all(
      open.map((endpointId) => client.run(endpointDependencies, { endpointId, duration }, signal)),
    )
    for (const one of open) asked.add(one)
    found = {
      nodes: [...found.nodes, ...answers.flatMap(({ nodes }) => nodes)],
      calls: [...found.calls, ...answers.flatMap(({ calls }) => calls)],
    }
    open = [...new Set(found.nodes.filter((node) => !isOutside(node)).map((node) => node.id))]
      .filter((one) => !asked.has(one))
      .slice(0, MOST_ENDPOINTS)
  }
  return found
}

export const isOutside = ({ type, name, isReal }: Pick<MapNode, 'type' | 'name' | 'isReal'>): boolean =>
  type === 'USER' || (name === 'User' && !isReal)
