import { isRecord, Mismatch } from '../decode'
import { numberOf } from '../trace/span'

export interface LogTag {
  readonly key: string
  readonly value: string
}

export const CONTENT_TYPES = ['TEXT', 'JSON', 'YAML'] as const
/** What the agent called the content; nothing says that it is that. */
export type ContentType = (typeof CONTENT_TYPES)[number]

/** One line as OAP tells it; `null` is what it does not tell. It never tells the segment and the span. */
export interface LogLine {
  readonly service: string | null
  readonly serviceId: string | null
  readonly instance: string | null
  readonly instanceId: string | null
  readonly endpoint: string | null
  readonly endpointId: string | null
  readonly traceId: string | null
  /** Epoch ms; `null` when it cannot be read. */
  readonly time: number | null
  /** `TEXT` where it is unknown. */
  readonly contentType: ContentType
  readonly content: string
  readonly tags: readonly LogTag[]
}

/** One page of lines. `errorReason`: the storage could not answer, in OAP's words. */
export interface LogPage {
  readonly lines: readonly LogLine[]
  readonly errorReason: string | null
}

/** The selection set of `Logs`. */
export const LOGS = `{
      errorReason
      logs {
        serviceName serviceId serviceInstanceName serviceInstanceId endpointName endpointId
        traceId timestamp contentType content tags { key value }
      }
    }`

/** `Logs`. What is no line at all is left out: one bad line must not cost the page. */
export function readLogs(wire: unknown, path: string): LogPage {
  if (!isRecord(wire)) throw new Mismatch(path, 'logs', wire)
  const { logs } = wire
  const errorReason = nameOf(wire['errorReason'])
  if (!Array.isArray(logs) && errorReason === null) throw new Mismatch(`${path}.logs`, 'a list of lines', logs)
  return { lines: Array.isArray(logs) ? logs.flatMap((line: unknown) => readLine(line) ?? []) : [], errorReason }
}

function readLine(wire: unknown): LogLine | null {
  if (!isRecord(wire)) return null
  const time = numberOf(wire['timestamp'])
  const tags: unknown = wire['tags']
  return {
    service: nameOf(wire['serviceName']),
    serviceId: nameOf(wire['serviceId']),
    instance: nameOf(wire['serviceInstanceName']),
    instanceId: nameOf(wire['serviceInstanceId']),
    endpoint: nameOf(wire['endpointName']),
    endpointId: nameOf(wire['endpointId']),
    traceId: nameOf(wire['traceId']),
    // Beyond what a `Date` can tell it is no instant.
    time: typeof time === 'number' && Math.abs(time) <= 8.64e15 ? time : null,
    contentType: CONTENT_TYPES.find((type) => type === wire['contentType']) ?? 'TEXT',
    content: textOf(wire['content']),
    tags: Array.isArray(tags)
      ? tags.filter(isRecord).map(({ key, value }) => ({ key: textOf(key), value: textOf(value) }))
      : [],
  }
}

const textOf = (wire: unknown): string =>
  typeof wire === 'string' ? wire : wire === null || wire === undefined ? '' : (JSON.stringify(wire) ?? '')

/** An empty name is none. */
const nameOf = (wire: unknown): string | null => textOf(wire) || null
