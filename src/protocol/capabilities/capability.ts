import type { Level } from '@/mqe/source'

/**
 * What a server is able to do, each with the schema coordinate that proves it. `base` is what OAP 10.0 has. A coordinate is
 * `Type.field` or `Type.field(argument)`; where the type is another than Query, what came in the same release proves it.
 */
const EVIDENCE = {
  /** `debug` and `debuggingTrace` of execExpression, topology, trace and log queries (10.1). */
  debug: 'Query.execExpression(debug)',
  'alarm-tags': 'Query.queryAlarmTagAutocompleteKeys',
  'async-profiler': 'Query.queryAsyncProfilerTaskList',
  /** `MQEValue.owner` came with async-profiler (10.2). */
  owner: 'Query.queryAsyncProfilerTaskList',
  /** `AlarmMessage.name` and `.snapshot` came with async-profiler (10.2). */
  'alarm-snapshot': 'Query.queryAsyncProfilerTaskList',
  pprof: 'Query.queryPprofTaskList',
  'trace-v2': 'Query.queryTraces',
  'by-name': 'Query.listInstancesByName',
  'trace-duration': 'Query.queryTrace(duration)',
  /** `Duration.coldStage` came with the duration of queryTrace (10.3). */
  'cold-stage': 'Query.queryTrace(duration)',
  ttl: 'Query.getRecordsTTL',
  'alarm-recovery': 'AlarmMessage.recoveryTime',
  'query-alarms': 'Query.queryAlarms',
  /** `MetricsTTL.metadata` is in every server that has queryAlarms (11.0). */
  'metadata-ttl': 'Query.queryAlarms',
  /** Dashboards and menu are kept and served by GraphQL (up to 10.x). */
  'templates-graphql': 'Query.getAllTemplates',
  menu: 'Query.getMenuItems',
  /** On-demand pod logs are switched on. */
  'pod-logs': 'Query.listContainers',
  conversations: 'Query.listConversations',
} as const

export type Capability = 'base' | keyof typeof EVIDENCE

export interface Capabilities {
  readonly has: ReadonlySet<Capability>
  /** The MQE that this server speaks. */
  readonly level: Level
  /** Where dashboards are stored: GraphQL up to 10.x, REST on the admin port from 11.0. */
  readonly templates: 'graphql' | 'rest'
  /** False: the server would not tell, and the surface of 10.0 is assumed. */
  readonly known: boolean
  /** False while 10.3 and 10.4 are not told apart: they differ in a type that one probe cannot hold as well. */
  readonly settled: boolean
}

/** Fields of the types that were asked, with the names of their arguments. */
export type Surface = ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>>

export function capabilitiesOf(surface: Surface): Capabilities {
  const names = Object.keys(EVIDENCE) as (keyof typeof EVIDENCE)[]
  const found = names.filter((name) => proves(surface, EVIDENCE[name]))
  // A server with queryAlarms (11.0) is newer than AlarmMessage.recoveryTime (10.4).
  const has = new Set<Capability>(['base', ...found, ...(found.includes('query-alarms') ? RECOVERS : [])])
  return { ...derived(has), known: true, settled: isSettled(surface, has) }
}

/** What is assumed of a server that refuses to be asked. */
export const ASSUMED: Capabilities = {
  ...derived(new Set<Capability>(['base', 'templates-graphql', 'menu'])),
  known: false,
  settled: true,
}

/** The same from stored names; names that this page does not know are dropped. */
export function capabilitiesFrom(names: readonly string[], settled: boolean): Capabilities {
  const known = names.filter((name): name is Capability => name === 'base' || Object.hasOwn(EVIDENCE, name))
  return { ...derived(new Set<Capability>(['base', ...known])), known: true, settled }
}

const RECOVERS: readonly Capability[] = ['alarm-recovery']

const isSettled = (surface: Surface, has: ReadonlySet<Capability>): boolean =>
  surface.has('AlarmMessage') || has.has('query-alarms') || !has.has('trace-v2')

function proves(surface: Surface, coordinate: string): boolean {
  const match = /^(\w+)\.(\w+)(?:\((\w+)\))?$/.exec(coordinate)
  const [, type = '', field = '', argument] = match ?? []
  const found = surface.get(type)?.get(field)
  return found !== undefined && (argument === undefined || found.has(argument))
}

function derived(has: ReadonlySet<Capability>): Pick<Capabilities, 'has' | 'level' | 'templates'> {
  const steps: readonly (readonly [Capability, Level])[] = [
    ['query-alarms', 11.0],
    ['alarm-recovery', 10.4],
    ['trace-v2', 10.3],
    ['async-profiler', 10.2],
    ['debug', 10.1],
  ]
  const level = steps.find(([capability]) => has.has(capability))?.[1] ?? 10.0
  return { has, level, templates: has.has('templates-graphql') ? 'graphql' : 'rest' }
}
