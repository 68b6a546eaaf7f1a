import type { Roots } from '../graphql/execute'
import { alarmRoots } from './alarms'
import { endpointRoots } from './endpoints'
import { eventRoots } from './events'
import { expressionRoots } from './expression'
import { hierarchyRoots } from './hierarchy'
import { instanceRoots } from './instances'
import { layerRoots } from './layers'
import { logRoots } from './logs'
import { menuRoots } from './menu'
import { metricRoots } from './metrics'
import { processRoots } from './processes'
import { recordRoots } from './records'
import type { Scene } from './scene'
import { serverRoots } from './server'
import { serviceRoots } from './services'
import { traceRoots } from './traces'
import { topologyRoots } from './topology'
import { partTopologyRoots } from './topologyParts'

/** The domains that answer from the world alone. */
export const DOMAINS: readonly ((scene: Scene) => Roots)[] = [
  serverRoots,
  layerRoots,
  menuRoots,
  serviceRoots,
  instanceRoots,
  endpointRoots,
  processRoots,
  topologyRoots,
  partTopologyRoots,
  hierarchyRoots,
  metricRoots,
  expressionRoots,
  recordRoots,
  traceRoots,
  logRoots,
  alarmRoots,
  eventRoots,
]

/** All domains together. Fields of the schema that no domain has are answered by an error that names them. */
export const mergeRoots = (domains: readonly Roots[]): Roots => ({
  Query: Object.assign({}, ...domains.map(({ Query }) => Query)) as Roots['Query'],
  Mutation: Object.assign({}, ...domains.map(({ Mutation }) => Mutation)) as Roots['Mutation'],
})
