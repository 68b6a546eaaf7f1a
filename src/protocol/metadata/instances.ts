import { answerOf, list, listOrNone, object, open, optional, text, type Decoder } from '../decode'
import type { Duration } from '../duration'
import type { Operation } from '../operation'

export interface Attribute {
  readonly name: string
  readonly value: string
}

export interface Instance {
  readonly id: string
  readonly name: string
  /** What the agent reports of itself (`OS Name`, `JVM Arguments` …), in its order. */
  readonly attributes: readonly Attribute[]
  readonly language: string
  readonly uuid: string
}

export const attribute: Decoder<Attribute> = (value, path) => {
  const found = object({ name: text, value: optional(text) })(value, path)
  return { name: found.name, value: found.value ?? '' }
}

const instance: Decoder<Instance> = (value, path) => {
  const { instanceUUID, ...found } = object({
    id: text,
    name: text,
    attributes: listOrNone(attribute),
    language: open('UNKNOWN', 'JAVA', 'DOTNET', 'NODEJS', 'PYTHON', 'RUBY', 'GO', 'LUA', 'PHP'),
    instanceUUID: optional(text),
  })(value, path)
  return { ...found, uuid: instanceUUID ?? '' }
}

const FIELDS = `id name attributes { name value } language instanceUUID`

/** Those alive in the duration; none when it starts at or after its end. */
export const listInstances: Operation<
  { readonly serviceId: string; readonly duration: Duration },
  readonly Instance[]
> = {
  name: 'listInstances',
  document: `query ListInstances($serviceId: ID!, $duration: Duration!) {
    listInstances(serviceId: $serviceId, duration: $duration) { ${FIELDS} }
  }`,
  needs: 'base',
  effort: 'list',
  decode: answerOf('listInstances', list(instance)),
}

export const getInstance: Operation<{ readonly instanceId: string }, Instance | null> = {
  name: 'getInstance',
  document: `query GetInstance($instanceId: String!) { getInstance(instanceId: $instanceId) { ${FIELDS} } }`,
  needs: 'base',
  effort: 'list',
  decode: answerOf('getInstance', optional(instance)),
}
