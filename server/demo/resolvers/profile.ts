import { instanceId, parseServiceId } from '@/protocol/ids'
import type { Breathe, Roots } from '../graphql/execute'
import { Refusal } from '../graphql/fault'
import type { TaskStore } from '../store/store'
import { atLeast } from '../version'
import type { AnalyzeQuery, Profiles } from '../world/profile/profiles'
import type { Sample } from '../world/profile/sampled'
import type { TraceTask } from '../world/profile/task'
import { finished } from './events'
import { readTraceTask, refusalOf, type CreationRequest } from './profile-create'
import { Tasks } from './profile-tasks'
import type { Scene } from './scene'

/** PostgreSQL's text for a list of segments without any (recorded 10.4 and 11.0). */
const EMPTY_LIST = 'org.postgresql.util.PSQLException: ERROR: syntax error at or near ")"\n  Position: 182'
const NO_TASK =
  'java.lang.NullPointerException: Cannot invoke ' +
  '"org.apache.skywalking.oap.server.core.query.type.ProfileTask.getStartTime()" because "profileTask" is null'

/** Trace profiling: tasks, what they sampled, and what the dumps say. */
export function profileRoots(scene: Scene, profiles: Profiles, store: TaskStore): Roots {
  const { clock } = scene
  const tasks = new Tasks(store, 'trace', { clock, seeded: profiles.traceTasks(clock()), read: readTraceTask })
  const logsOf = (task: TraceTask) =>
    profiles.traceLogs(task, clock()).map(({ instanceId: id, instance, step, at }) => ({
      id: `${task.id}_${id}_${step}_${at}`,
      instanceId: id,
      instanceName: instance,
      operationType: step,
      operationTime: at,
    }))
  return {
    Query: {
      getProfileTaskList({ serviceId, endpointName }: { serviceId?: string | null; endpointName?: string | null }) {
        const asked = tasks
          .all()
          .filter((task) => isAsked(serviceId, task.serviceId) && isAsked(endpointName, task.endpoint))
        return asked.toSorted((a, b) => b.start - a.start).map((task) => wireTask(task, () => logsOf(task)))
      },
      getProfileTaskLogs({ taskID }: { taskID?: string | null }) {
        const task = tasks.find(taskID ?? '')
        return task ? logsOf(task) : []
      },
      async getProfileTaskSegments({ taskID }: { taskID: string }, breathe: Breathe) {
        const task = tasks.find(taskID)
        const found = task ? await finished(profiles.samples(task, clock()), breathe) : []
        if (found.length === 0) refuseNothing(scene, task)
        return found.map((sample) => wireSample(sample, task))
      },
      getSegmentsProfileAnalyze: ({ queries }: { queries: readonly AnalyzeQuery[] }, breathe: Breathe) =>
        finished(profiles.analyze(queries, tasks.all(), clock()), breathe),
    },
    Mutation: {
      createProfileTask({ creationRequest }: { creationRequest?: CreationRequest | null }) {
        if (!creationRequest) throw new Refusal('java.lang.NullPointerException')
        const { serviceId, endpointName, duration, minDurationThreshold, dumpPeriod, maxSamplingCount } =
          creationRequest
        const asked = Number(creationRequest.startTime ?? 0)
        const start = asked > 0 ? asked : clock()
        const errorReason = refusalOf(creationRequest, start, tasks.all())
        if (errorReason !== null) return { errorReason, id: null }
        const id = tasks.add(serviceId, (id, created) => ({
          id,
          serviceId,
          endpoint: endpointName.trim(),
          created,
          start,
          minutes: duration,
          threshold: minDurationThreshold,
          period: dumpPeriod,
          samples: maxSamplingCount,
        }))
        return { errorReason: null, id }
      },
    },
  }
}

const isAsked = (asked: string | null | undefined, found: string): boolean =>
  asked === null || asked === undefined || asked === '' || asked === found

/** From 10.2 on what was recorded stood on PostgreSQL, before on H2, which has no trouble with it. */
function refuseNothing({ storage, version }: Scene, task: TraceTask | null): void {
  if (storage !== 'jdbc' || !atLeast(version, '10.2.0')) return
  throw new Refusal(task === null && atLeast(version, '10.4.0') ? NO_TASK : EMPTY_LIST)
}

/** `ProfileTask` of the schema; the logs are only made where they are asked for. */
const wireTask = (task: TraceTask, logsOf: () => unknown) => ({
  id: task.id,
  serviceId: task.serviceId,
  serviceName: parseServiceId(task.serviceId)?.name ?? '',
  endpointName: task.endpoint,
  startTime: task.start,
  duration: task.minutes,
  minDurationThreshold: task.threshold,
  dumpPeriod: task.period,
  maxSamplingCount: task.samples,
  get logs() {
    return logsOf()
  },
})

/** `ProfiledTraceSegments` of the schema: dumps begin once the call lasted as long as the task wants. */
function wireSample(sample: Sample, task: TraceTask | null) {
  const { traceId, segmentId, service, instance, endpoint, start, duration, spans } = sample
  const from = start + (task?.threshold ?? 0)
  return {
    traceId,
    instanceId: instanceId({ service: { name: service, normal: true }, name: instance }),
    instanceName: instance,
    endpointNames: [endpoint],
    duration,
    start: String(start),
    spans: spans.map((span) => ({
      ...span,
      profiled: span.segmentId === segmentId && Number(span.endTime) >= from,
    })),
  }
}
