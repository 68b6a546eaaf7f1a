import type { CallData, EndpointCallData, InstanceData, ServiceData } from '@/layers/world'
import type { Entities } from './graph'
import { uniform } from './hash'

/** How much the world is blown up. */
export interface Scale {
  /** Services of GENERAL in all. */
  readonly services: number
  /** More instances of one service. */
  readonly instances: number
  /** More endpoints of one service. */
  readonly endpoints: number
  /** Thread pools of one service, 0 for the usual ones. */
  readonly labels: number
}

const CROWDED = 'plover::catalog'
const POOLED = 'plover::checkout'

/** The entities with as many more as were asked for. */
export function scaled(entities: Entities, seed: number, { services, instances, endpoints, labels }: Scale): Entities {
  const present = entities.services.reduce(
    (sum, { layers, life }) => sum + (layers.includes('GENERAL') ? turns(life) : 0),
    0,
  )
  const load = loaded(seed, Math.max(0, services - present))
  return {
    services: [
      ...entities.services.map((one) => {
        if (one.name === CROWDED) return crowded(one, instances, endpoints)
        return one.name === POOLED && labels > 0 ? pooled(one, labels) : one
      }),
      ...load.services,
    ],
    calls: [...entities.calls, ...load.calls],
    endpointCalls: [...entities.endpointCalls, ...load.endpointCalls],
  }
}

/** How many of a rolling service are listed at a time. */
const turns = (life: ServiceData['life']): number =>
  life?.kind === 'rolling' ? Math.ceil(life.listedMinutes / life.everyMinutes) : 1

function crowded(service: ServiceData, instances: number, endpoints: number): ServiceData {
  const pods = Array.from({ length: instances }, (_, index) => instance(`catalog-x-${index}`, 'JAVA'))
  const paths = Array.from({ length: endpoints }, (_, index) => `GET:/gen/${index}/{var}`)
  return { ...service, instances: [...service.instances, ...pods], endpoints: [...service.endpoints, ...paths] }
}

const pooled = (service: ServiceData, pools: number): ServiceData => ({
  ...service,
  threadPools: Array.from({ length: pools }, (_, index) => `pool-${index}`),
})

const instance = (name: string, language: string): InstanceData => ({
  name,
  language,
  attributes: [
    { name: 'OS Name', value: 'Linux' },
    { name: 'hostname', value: name },
    { name: 'Process No.', value: '1' },
    { name: 'Start Time', value: '{startTime}' },
    { name: 'language', value: language.toLowerCase() },
  ],
  processes: [],
})

const COMMUNITY = 40
const CHAIN = 6
/** A member calls at most two of the next members, so nobody but a hub has more than twelve neighbours. */
const NEAR = 4
const COMPONENTS = [
  ['SpringMVC', 'JAVA'],
  ['Gin', 'GO'],
  ['Express', 'NODEJS'],
  ['FastAPI', 'PYTHON'],
  ['AspNetCore', 'DOTNET'],
] as const

/** Communities of forty around a hub that users call, each with a chain, and a few odd services. */
function loaded(seed: number, count: number): Entities {
  const u = (what: string, index: number): number => uniform(seed, `${what}|load::svc-${index}`, 0)
  const drawn = Array.from({ length: count }, (_, index) => links(u, index, count)).flat()
  const calls = drawn.map(([from, to]) =>
    callBetween(from, to, Math.round(20 + 500 * u(`cpm|${to}`, Math.max(0, from))), kindOf(u, to)[0]),
  )
  const called = new Map<string, number>()
  for (const { target, cpm } of calls) called.set(target, (called.get(target) ?? 0) + cpm)
  return {
    services: Array.from({ length: count }, (_, index) => member(u, index, called.get(nameOf(index)) ?? 60)),
    calls,
    endpointCalls: drawn.flatMap(([from, to], index) => endpointCall(from, to, (calls[index]?.cpm ?? 0) / 2)),
  }
}

const USER = -1
const nameOf = (index: number): string => (index === USER ? 'User' : `load::svc-${index}`)
const pathOf = (index: number, which: string): string => `GET:/svc-${index}/${which}`

type Draw = (what: string, index: number) => number
type Link = readonly [from: number, to: number]

function links(u: Draw, index: number, count: number): readonly Link[] {
  const place = index % COMMUNITY
  const hub = index - place
  if (u('alone', index) < 0.01 && place !== 0) return []
  const made: Link[] = []
  if (u('self', index) < 0.005) made.push([index, index])
  if (place === 0) {
    made.push([USER, index])
    const other = Math.floor((u('hub', index) * count) / COMMUNITY) * COMMUNITY
    if (other !== index) made.push([index, other])
    return made
  }
  const chained = place <= CHAIN
  made.push([chained && place > 1 ? index - 1 : hub, index])
  for (let one = 0; !chained && one < 2; one++) {
    const to = index + 1 + Math.floor(u(`near${one}`, index) * NEAR)
    const inside =
      to < Math.min(count, hub + COMMUNITY) && !made.some(([from, there]) => from === index && there === to)
    if (u(`has${one}`, index) < 0.4 && inside)
      made.push([index, to], ...(u('back', index) < 0.01 ? [[to, index] as const] : []))
  }
  return made
}

const kindOf = (u: Draw, index: number): (typeof COMPONENTS)[number] =>
  COMPONENTS[Math.floor(u('kind', index) * COMPONENTS.length)] ?? COMPONENTS[0]

function member(u: Draw, index: number, baseCpm: number): ServiceData {
  const [component, language] = kindOf(u, index)
  const pods = 1 + Math.floor(u('pods', index) * 3)
  return {
    name: nameOf(index),
    group: 'load',
    shortName: `svc-${index}`,
    layers: ['GENERAL'],
    normal: true,
    system: nameOf(index),
    component,
    language,
    profile: 'shop',
    latencyMs: Math.round(4 + 296 * u('latency', index) * u('latency2', index)),
    sat0: 0.05 + 0.25 * u('sat0', index),
    satPerLoad: 0.1 + 0.3 * u('sat', index),
    err0: 0.004 * u('err', index),
    baseCpm,
    instances: Array.from({ length: pods }, (_, pod) => instance(`svc-${index}-${pod}`, language)),
    endpoints: ['entry', 'list', 'item'].map((which) => pathOf(index, which)),
  }
}

const callBetween = (from: number, to: number, cpm: number, component: string): CallData => ({
  layer: 'GENERAL',
  source: nameOf(from),
  target: nameOf(to),
  cpm,
  sourceComponents: from === USER ? [] : ['HttpClient'],
  targetComponents: [component],
  detectPoints: from === USER ? ['SERVER'] : ['CLIENT', 'SERVER'],
})

function endpointCall(from: number, to: number, cpm: number): EndpointCallData[] {
  if (from === USER) return []
  return [
    {
      source: nameOf(from),
      sourceEndpoint: pathOf(from, 'entry'),
      target: nameOf(to),
      targetEndpoint: pathOf(to, 'entry'),
      cpm,
    },
  ]
}
