import type { LogLine } from '@/protocol/log/line'
import type { LogFilter } from './filter'
import type { StreamRow } from './rows'

/** Something that a line tells beside its text, and what a click on it narrows to. */
interface Fact {
  readonly name: 'service' | 'instance' | 'endpoint' | 'traceId' | 'tag'
  /** Of a tag. */
  readonly key: string
  readonly value: string
  readonly filter: LogFilter
}

export function factsOf({ line, word }: StreamRow): readonly Fact[] {
  const place = (name: 'service' | 'instance' | 'endpoint', value: string | null, id: string | null): Fact[] =>
    value === null ? [] : [{ name, key: '', value, filter: { kind: name, value, id } }]
  return [
    ...place('service', line.service, line.serviceId),
    ...place('instance', line.instance, line.instanceId),
    ...place('endpoint', line.endpoint, line.endpointId),
    ...(line.traceId === null
      ? []
      : [{ name: 'traceId', key: '', value: line.traceId, filter: { kind: 'trace', value: line.traceId } } as const]),
    ...line.tags.map(({ key, value }) => tagFact(key, value, word)),
  ]
}

/** OAP knows the level as a tag. */
const tagFact = (key: string, value: string, word: string): Fact => ({
  ...{ name: 'tag', key, value },
  filter: key === 'level' && value.trim() === word ? { kind: 'level', value } : { kind: 'tag', key, value },
})

/** The line as it is handed on. */
export const lineJson = (line: LogLine): string =>
  JSON.stringify({ ...line, time: line.time === null ? null : new Date(line.time).toISOString() }, null, 2)
