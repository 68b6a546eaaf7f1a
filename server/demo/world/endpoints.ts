import { Remembered } from './remembered'
import type { Shelf } from './shelf'
import type { Call, EndpointCall, EndpointShares, ServiceNode } from './nodes'

/** Endpoints that no endpoint call names still get calls: at least this share of every service call. */
const LEAST_REST = 0.02

export type Carried = Omit<EndpointCall, 'target' | 'share'>

const consumes = (endpoint: string): boolean => endpoint.includes('Consumer')
const isBroker = (node: ServiceNode): boolean => node.data.layers.includes('VIRTUAL_MQ')

/** An endpoint gets its endpoint calls; what is left of each service call is split by 1 / (rank + 1) over the others. */
export function endpointShares(
  node: ServiceNode,
  carried: readonly Carried[],
  shelf: Shelf<Int32Array>,
): EndpointShares {
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
  return {
    incoming,
    shareOf: (call, index) => shares.get(call)?.[index] ?? 0,
    ...(shares.size === 0
      ? split(names.length, shelf, [{ count: () => 1, weights: spread(names, names, false, 1) }])
      : split(
          names.length,
          shelf,
          [...shares].map(([call, weights]) => ({ count: (minute) => call.count(minute), weights })),
        )),
  }
}

/** So many calls, and how they fall on the endpoints. */
interface Part {
  readonly count: (minute: number) => number
  readonly weights: Float64Array
}

/** Calls in parts, each of which falls on the endpoints in its own way. */
function split(
  length: number,
  shelf: Shelf<Int32Array>,
  of: readonly Part[],
): Pick<EndpointShares, 'floor' | 'floors'> {
  let made: readonly { readonly counts: Remembered; readonly weights: Float64Array }[] | null = null
  // Rankings ask for one endpoint after another, each for every minute; most services are never asked.
  const parts = () => (made ??= of.map(({ count, weights }) => ({ counts: new Remembered(shelf, count), weights })))
  const sum = (minute: number): number => parts().reduce((total, { counts }) => total + counts.at(minute), 0)
  const floors = (total: number, minute: number): number => {
    const whole = sum(minute)
    if (whole === 0) return 0
    const all = new Float64Array(length)
    for (const { counts, weights } of parts()) {
      const count = counts.at(minute)
      for (let at = 1; at < length; at++) all[at] = (all[at] ?? 0) + count * (weights[at] ?? 0)
    }
    let floored = 0
    for (let at = 1; at < length; at++) floored += Math.floor((total * (all[at] ?? 0)) / whole)
    return floored
  }
  return {
    floors,
    floor(total, index, minute) {
      const whole = sum(minute)
      let weight = 0
      for (const { counts, weights } of parts()) weight += counts.at(minute) * (weights[index] ?? 0)
      return whole === 0 ? 0 : Math.floor((total * weight) / whole)
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
  const sum = (minute: number): number => names.reduce((all, _, index) => all + weight(index, minute), 0)
  const floor = (total: number, index: number, minute: number): number =>
    Math.floor((total * weight(index, minute)) / sum(minute))
  return {
    incoming: [],
    shareOf: () => 0,
    floor,
    floors: (total, minute) =>
      names.reduce((all, _, index) => (index === 0 ? 0 : all + floor(total, index, minute)), 0),
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
