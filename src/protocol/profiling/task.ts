import { answerOf, integer, list, listOrNone, object, open, text, type DecodedBy } from '../decode'
import type { Operation } from '../operation'

const log = object({
  id: text,
  instanceId: text,
  instanceName: text,
  operationType: open('NOTIFIED', 'EXECUTION_FINISHED'),
  /** Epoch ms. */
  operationTime: integer,
})

/** An agent's word about a task: it took it, or it has done with it. */
export type ProfileLog = DecodedBy<typeof log>

const task = object({
  /** Opaque. */
  id: text,
  serviceId: text,
  serviceName: text,
  /** The task samples calls of it; by name. */
  endpointName: text,
  /** Epoch ms. */
  startTime: integer,
  /** Minutes. */
  duration: integer,
  /** Milliseconds: a call that is shorter is not sampled. */
  minDurationThreshold: integer,
  /** Milliseconds between two dumps of a thread. */
  dumpPeriod: integer,
  /** Most calls that are sampled in each instance. */
  maxSamplingCount: integer,
  /** Not every version fills them in: `getProfileTaskLogs` does. */
  logs: listOrNone(log),
})

export type ProfileTask = DecodedBy<typeof task>

interface Listed {
  readonly serviceId: string
  /** Absent: of all endpoints. */
  readonly endpointName?: string
}

/** Tasks of a service, whenever they ran; the newest need not come first. */
export const getProfileTaskList: Operation<Listed, readonly ProfileTask[]> = {
  name: 'getProfileTaskList',
  document: `query GetProfileTaskList($serviceId: ID, $endpointName: String) {
    getProfileTaskList(serviceId: $serviceId, endpointName: $endpointName) {
      id serviceId serviceName endpointName startTime duration minDurationThreshold dumpPeriod maxSamplingCount
      logs { id instanceId instanceName operationType operationTime }
    }
  }`,
  needs: 'base',
  effort: 'list',
  decode: answerOf('getProfileTaskList', list(task)),
}

/** What the agents said of a task; nothing of an unknown one. */
export const getProfileTaskLogs: Operation<{ readonly taskID: string }, readonly ProfileLog[]> = {
  name: 'getProfileTaskLogs',
  document: `query GetProfileTaskLogs($taskID: String) {
    getProfileTaskLogs(taskID: $taskID) { id instanceId instanceName operationType operationTime }
  }`,
  needs: 'base',
  effort: 'list',
  decode: answerOf('getProfileTaskLogs', listOrNone(log)),
}
