import { answerOf, integer, list, listOrNone, object, open, optional, text } from '../decode'
import type { Duration } from '../duration'
import type { Operation } from '../operation'
import { attribute, type Attribute } from './instances'

export interface Process {
  readonly id: string
  readonly name: string
  readonly serviceId: string
  readonly serviceName: string
  readonly instanceId: string
  readonly instanceName: string
  readonly agentId: string
  readonly detectType: string
  readonly attributes: readonly Attribute[]
  readonly labels: readonly string[]
}

const process = object({
  id: text,
  name: text,
  serviceId: text,
  serviceName: text,
  instanceId: text,
  instanceName: text,
  agentId: text,
  detectType: open('VIRTUAL', 'VM', 'KUBERNETES'),
  attributes: listOrNone(attribute),
  labels: listOrNone(text),
})

const FIELDS = `id name serviceId serviceName instanceId instanceName agentId detectType attributes { name value } labels`

export const listProcesses: Operation<
  { readonly instanceId: string; readonly duration: Duration },
  readonly Process[]
> = {
  name: 'listProcesses',
  document: `query ListProcesses($instanceId: ID!, $duration: Duration!) {
    listProcesses(instanceId: $instanceId, duration: $duration) { ${FIELDS} }
  }`,
  needs: 'base',
  effort: 'list',
  decode: answerOf('listProcesses', list(process)),
}

export const getProcess: Operation<{ readonly processId: string }, Process | null> = {
  name: 'getProcess',
  document: `query GetProcess($processId: ID!) { getProcess(processId: $processId) { ${FIELDS} } }`,
  needs: 'base',
  effort: 'list',
  decode: answerOf('getProcess', optional(process)),
}

/** How many processes of the service carry all the labels. */
export const estimateProcessScale: Operation<
  { readonly serviceId: string; readonly labels: readonly string[] },
  number
> = {
  name: 'estimateProcessScale',
  document: `query EstimateProcessScale($serviceId: ID!, $labels: [String!]!) {
    estimateProcessScale(serviceId: $serviceId, labels: $labels)
  }`,
  needs: 'base',
  effort: 'list',
  decode: answerOf('estimateProcessScale', integer),
}
