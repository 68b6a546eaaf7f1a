import { endpointId, instanceId, serviceId } from '@/protocol/ids'
import type { Breathe, Roots } from '../graphql/execute'
import { Refusal } from '../graphql/fault'
import type { LogSearch } from '../world/log/condition'
import type { LogLine } from '../world/log/line'
import { searchLogs } from '../world/log/search'
import { idsOf } from './about'
import { findsKeywords, searchOf } from './logs-condition'
import type { Condition, ConditionByName } from './logs-input'
import { logTagRoots } from './logs-tags'
import { conditionText, daoText, serviceText } from './logs-text'
import type { Scene } from './scene'
import { DebugTrace } from './traces-debug'

interface Debug {
  readonly debug?: boolean | null
}

export function logRoots(scene: Scene): Roots {
  const list = async (condition: Condition | null | undefined, { debug }: Debug, breathe: Breathe) => {
    const search = searchOf(scene, condition)
    const trace = debug === true && condition ? new DebugTrace(conditionText(condition, scene.version)) : null
    const find = () => linesOf(scene, search, breathe)
    const lines = await (trace && condition ? traced(trace, condition, scene, find) : find())
    return { errorReason: null, logs: lines.map(wireLog), debuggingTrace: trace?.end() ?? null }
  }
  return {
    Query: {
      supportQueryLogsByKeywords: () => findsKeywords(scene),
      queryLogs: ({ condition, ...debug }: Debug & { condition?: Condition | null }, breathe: Breathe) =>
        list(condition, debug, breathe),
      queryLogsByName: ({ condition, ...debug }: Debug & { condition?: ConditionByName | null }, breathe: Breathe) =>
        list(condition && idsOf(condition), debug, breathe),
      /** The dry run of rules for logs is off by default, which OAP says so (recorded 10.1 to 11.0). */
      test() {
        throw new Refusal('null')
      },
      ...logTagRoots(scene),
    },
    Mutation: {},
  }
}

const traced = <Value>(trace: DebugTrace, condition: Condition, { version }: Scene, work: () => Promise<Value>) =>
  trace.within('Query logs', null, () =>
    trace.within('Query Service: queryLogs', serviceText(condition, version), () =>
      trace.within('Query Dao: queryLogs', daoText(condition, version), work),
    ),
  )

async function linesOf({ world }: Scene, search: LogSearch | null, breathe: Breathe): Promise<readonly LogLine[]> {
  if (search === null) return []
  const slices = searchLogs(world.logs, search)
  for (;;) {
    const slice = slices.next()
    if (slice.done) return slice.value
    await breathe()
  }
}

/** `Log` of the schema. */
function wireLog({ service: name, instance, endpoint, trace, time, contentType, content, tags }: LogLine) {
  const service = { name, normal: true }
  return {
    serviceName: name,
    serviceId: serviceId(service),
    serviceInstanceName: instance,
    serviceInstanceId: instance === null ? null : instanceId({ service, name: instance }),
    endpointName: endpoint,
    endpointId: endpoint === null ? null : endpointId({ service, name: endpoint }),
    traceId: trace?.traceId ?? null,
    timestamp: time,
    contentType,
    content,
    tags,
  }
}
