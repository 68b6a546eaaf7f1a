import type { Call, EndpointCall, EndpointShares, ServiceNode } from './nodes'

/** Endpoints that no endpoint call names still get calls: at least this share of every service call. */
const LEAST_REST = 0.02

export type Carried = Omit<EndpointCall, 'target' | 'share'>

const consumes = (endpoint: string): boolean => endpoint.includes('Consumer')
const isBroker = (node: ServiceNode): boolean => node.data.layers.includes('VIRTUAL_MQ')

/** An endpoint gets its endpoint calls; what is left of each service call is split by 1 / (rank + 1) over the others. */
export function endpointShares(node: ServiceNode, carried: readonly Carried[]): EndpointShares {
  const names = node.data.endpoints
  const claimedNames = new Set(carried.map(({ data }) => data.targetEndpoint))
  const others = names.filter((name) => !claimedNames.has(name))
  const incoming: EndpointCall[] = []
  const shares = new Map<Call, Float64Array>()
  for (const call of node.incoming) {
    const own = carried.filter(({ carrier }) => carrier === call)
    const claimed = own.reduce((sum, { data }) => sum + data.cpm / call.data.cpm, 0)
    const most = others.length > 0 ? 1 - LEAST_REST : 1
    const scale = claimed > most ? most / claimed : 1
    const byEndpoint = spread(names, others.length > 0 ? others : names, isBroker(call.source), 1 - claimed * scale)
    for (const one of own) {
      const share = (scale * one.data.cpm) / call.data.cpm
      const index = names.indexOf(one.data.targetEndpoint)
      if (index < 0) continue
      byEndpoint[index] = (byEndpoint[index] ?? 0) + share
      incoming.push({ ...one, target: node, share })
    }
    shares.set(call, byEndpoint)
  }
  const uncalled = spread(names, names, false, 1)
  return {
    incoming,
    shareOf: (call, index) => shares.get(call)?.[index] ?? 0,
    weight(index, minute) {
      if (shares.size === 0) return uncalled[index] ?? 0
      let weight = 0
      for (const [call, byEndpoint] of shares) weight += call.count(minute) * (byEndpoint[index] ?? 0)
      return weight
    },
    sum(minute) {
      if (shares.size === 0) return 1
      let sum = 0
      for (const call of shares.keys()) sum += call.count(minute)
      return sum
    },
  }
}

/** The rest goes to consumers where a broker calls and to the others else, save a little that strays. */
function spread(names: readonly string[], candidates: readonly string[], broker: boolean, total: number): Float64Array {
  const likely = new Set(candidates.filter((name) => consumes(name) === broker))
  const mixed = likely.size > 0 && likely.size < candidates.length
  const weights = new Float64Array(names.length)
  const index = new Map(names.map((name, at) => [name, at]))
  const give = (group: readonly string[], amount: number): void => {
    const sum = group.reduce((all, _, rank) => all + 1 / (rank + 1), 0)
    group.forEach((name, rank) => {
      const at = index.get(name)
      if (at !== undefined) weights[at] = (weights[at] ?? 0) + amount / (rank + 1) / sum
    })
  }
  if (!mixed) give(candidates, total)
  else {
    give(
      candidates.filter((name) => likely.has(name)),
      total * (1 - LEAST_REST),
    )
    give(
      candidates.filter((name) => !likely.has(name)),
      total * LEAST_REST,
    )
  }
  return weights
}

/** Topics and queues: by what their consumers take, found by the topic's name in the consumer's endpoint. */
export function topicShares(node: ServiceNode): EndpointShares {
  const names = node.data.endpoints
  const taken = Float64Array.from(names, (topic) =>
    node.outgoing.reduce((sum, call) => sum + call.data.cpm * consumedShare(call, topic), 0),
  )
  const all = taken.reduce((sum, one) => sum + one, 0)
  const weights = taken.map((one, rank) => Math.max(one, (all === 0 ? 1 : all * LEAST_REST) / (rank + 1)))
  const weight = (index: number, minute: number): number => {
    const name = names[index]
    if (name === undefined) return 0
    // An incident may be aimed at one topic of the broker.
    return ((weights[index] ?? 0) * node.endpointSubject(name).loadAt(minute)) / node.subject.loadAt(minute)
  }
  return {
    incoming: [],
    shareOf: () => 0,
    weight,
    sum: (minute) => names.reduce((sum, _, index) => sum + weight(index, minute), 0),
  }
}

function consumedShare(call: Call, topic: string): number {
  const shares = call.target.endpointShares
  if (shares === null) return 0
  return call.target.data.endpoints.reduce((sum, endpoint, index) => {
    const named = endpoint.split(/[/ ]/).includes(topic)
    return named && consumes(endpoint) ? sum + shares.shareOf(call, index) : sum
  }, 0)
}
