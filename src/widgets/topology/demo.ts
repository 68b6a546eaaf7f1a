import { serviceId, serviceRelationId } from '@/protocol/ids'
import { batchAnswer, demoOf, refused, type DemoQuestion } from '../demoAnswers'
import type { PanelDemo, Request } from '../demos'

/** Name, component and layer; what no agent watches is not real. */
type Node = readonly [name: string, type: string, layer: string]
type Line = readonly [from: string, to: string]
interface Told {
  readonly nodes: readonly Node[]
  readonly lines: readonly Line[]
}

const isReal = (layer: string): boolean => layer === 'GENERAL'
const idOf = ([name, , layer]: Node): string => serviceId({ name, normal: isReal(layer) })

function graphOf({ nodes, lines }: Told): unknown {
  const keyOf = (name: string) => ({ name, normal: nodes.some((node) => node[0] === name && isReal(node[2])) })
  return {
    nodes: nodes.map((node) => ({
      ...{ id: idOf(node), name: node[0], type: node[1], isReal: isReal(node[2]), layers: [node[2]] },
    })),
    calls: lines.map(([from, to]) => {
      const [source, dest] = [keyOf(from), keyOf(to)]
      const detectPoints = dest.normal ? ['CLIENT', 'SERVER'] : ['CLIENT']
      return {
        ...{ id: serviceRelationId({ source, dest }), source: serviceId(source), target: serviceId(dest) },
        ...{ detectPoints, sourceComponents: ['HttpClient'], targetComponents: ['SpringMVC'] },
      }
    }),
  }
}

const SHOP: Told = {
  nodes: [
    ['User', 'USER', 'UNDEFINED'],
    ['shop::gate', 'APISIX', 'GENERAL'],
    ['shop::checkout', 'SpringMVC', 'GENERAL'],
    ['shop::payment', 'SpringMVC', 'GENERAL'],
    ['shop::catalog', 'Flask', 'GENERAL'],
    ['shop::orders', 'Dubbo', 'GENERAL'],
    ['orders-db:5432', 'PostgreSQL', 'VIRTUAL_DATABASE'],
    ['session:6379', 'Redis', 'VIRTUAL_CACHE'],
    ['pay.example:443', 'HttpClient', 'UNDEFINED'],
  ],
  lines: [
    ['User', 'shop::gate'],
    ['shop::gate', 'shop::checkout'],
    ['shop::gate', 'shop::catalog'],
    ['shop::checkout', 'shop::payment'],
    ['shop::checkout', 'shop::orders'],
    ['shop::checkout', 'session:6379'],
    ['shop::orders', 'orders-db:5432'],
    ['shop::payment', 'pay.example:443'],
    ['shop::orders', 'shop::checkout'],
  ],
}

const LONG = `a rather long group::x${'-long'.repeat(60)}`
const HOSTILE: Told = {
  nodes: [
    ['<img src=x onerror=alert(1)>', 'USER', 'UNDEFINED'],
    ['nasty::</script><script>alert("node")</script>', 'SpringMVC', 'GENERAL'],
    ['nasty::__proto__', '{{7*7}}', 'GENERAL'],
    ['متجر::سلة \u202eesrever\u202c عربة', 'SpringMVC', 'GENERAL'],
    [LONG, 'constructor', 'GENERAL'],
    ['🦅'.repeat(40), '', 'NOBODY_KNOWS'],
    [' ', 'PostgreSQL', 'VIRTUAL_DATABASE'],
  ],
  lines: [
    ['<img src=x onerror=alert(1)>', 'nasty::</script><script>alert("node")</script>'],
    ['nasty::</script><script>alert("node")</script>', 'nasty::__proto__'],
    ['nasty::</script><script>alert("node")</script>', LONG],
    ['nasty::__proto__', 'متجر::سلة \u202eesrever\u202c عربة'],
    ['nasty::__proto__', 'nasty::__proto__'],
    [LONG, '🦅'.repeat(40)],
    [LONG, ' '],
    ['nobody lists me', LONG],
  ],
}

/** Load per minute, ms, and success as percent × 100; whoever is not here has the usual. */
const NUMBERS: Readonly<Record<string, readonly [load: number, latency: number, success: number]>> = {
  'shop::gate': [1284, 96, 9971],
  'shop::checkout': [412, 1310, 9642],
  'shop::payment': [311, 940, 9120],
  'shop::checkout > shop::payment': [311, 960, 9102],
  'shop::orders': [204, 88, 9991],
  'shop::catalog': [2410, 31, 10_000],
}

/** Sums up the window for the map, and tells its course for whoever is looked at. */
function numberOf({ expression, whom }: DemoQuestion): number | readonly number[] {
  const [load, latency, success] = NUMBERS[whom] ?? [120, 42, 9987]
  const value = /sla/.test(expression) ? success : /resp_time/.test(expression) ? latency : load
  const scale = /\/100/.test(expression) ? 100 : 1
  if (/^avg/.test(expression)) return value / scale
  return Array.from({ length: 31 }, (_, at) => Math.round(value * (0.9 + 0.2 * Math.sin(at / 4) ** 2)) / scale)
}

const answering =
  (told: Told, resultOf: (asked: DemoQuestion) => ReturnType<typeof numberOf> | string = numberOf) =>
  (asked: Request): unknown => {
    switch (asked.operation) {
      case 'ListServices':
        return { data: { listServices: [] } }
      case 'LayerTopology':
        return { data: { getGlobalTopology: graphOf(told) } }
      case 'ServicesTopology':
        return { data: { getServicesTopology: graphOf(told) } }
      case 'Batch':
        return batchAnswer(asked, resultOf)
      default:
        return undefined
    }
  }

const LAYER = { kind: 'All', entity: {} } as const
const bare = demoOf('Topology')
const demo: typeof bare = (name, w, h, rest) => bare(name, w, h, { of: LAYER, ...rest })
const sel = (name: string) => ({ sel: serviceId({ name, normal: true }) })
const CALL = serviceRelationId({
  source: { name: 'shop::checkout', normal: true },
  dest: { name: 'shop::payment', normal: true },
})

export const demos: readonly PanelDemo[] = [
  demo('A layer', 24, 22, { answer: answering(SHOP) }),
  demo('Around a service', 12, 20, {
    answer: answering(SHOP),
    of: { kind: 'Service', entity: { serviceName: 'shop::checkout', normal: true } },
  }),
  demo('As a table', 12, 20, { answer: answering(SHOP), panel: { view: 'table' } }),
  demo('A service is chosen', 24, 22, { answer: answering(SHOP), panel: sel('shop::checkout') }),
  demo('A call is chosen', 24, 22, { answer: answering(SHOP), panel: { sel: CALL } }),
  demo('Names to beware of', 24, 22, { answer: answering(HOSTILE) }),
  demo('One with a name to beware of', 24, 22, { answer: answering(HOSTILE), panel: sel(LONG) }),
  demo('Its numbers are still asked', 8, 16, {
    answer: (asked) => (asked.operation === 'Batch' ? undefined : answering(SHOP)(asked)),
    state: 'refreshing',
  }),
  demo('Some numbers failed', 8, 16, {
    answer: answering(SHOP, (asked) => (/sla/.test(asked.expression) ? 'service_sla is not found' : numberOf(asked))),
    state: 'partial',
  }),
  demo('Narrow', 8, 16, { answer: answering(SHOP), panel: { filters: new Map([['problems', '1']]) } }),
  demo('Nobody calls anybody', 8, 14, { answer: answering({ nodes: [], lines: [] }), state: 'empty' }),
  demo('Not answered yet', 8, 14, { answer: () => undefined, state: 'loading' }),
  demo('Refused', 8, 14, {
    answer: () => refused('Exception while fetching data (/getGlobalTopology) : storage is not reachable'),
    state: 'error',
  }),
]
