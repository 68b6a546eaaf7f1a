import { isRecord, list, Mismatch, object, optional, text } from '../decode'
import type { Operation } from '../operation'
import { serverTime, type ServerTime } from '../time/server'
import type { Surface } from './capability'

/** The types that are worth asking. OAP calls a document with two `__type` bad faith (recorded on 10.1), so: one at a time. */
export type ProbedType = 'Query' | 'AlarmMessage'

export interface Hello {
  readonly server: ServerTime
  readonly surface: Surface
}

/**
 * The first question to a server: version, clock and the fields of one type, all answered outside OAP's query pool. A
 * gateway that closes introspection lets exactly this document through.
 */
export const HELLO_DOCUMENT = `query Hello($type: String!) {
  version
  getTimeInfo { timezone currentTimestamp }
  __type(name: $type) { name fields { name args { name } } }
}`

export const hello: Operation<{ readonly type: ProbedType }, Hello> = {
  name: 'hello',
  document: HELLO_DOCUMENT,
  needs: 'base',
  effort: 'list',
  decode: (data) => ({ server: serverTime(data), surface: surface(data) }),
}

const type = object({
  name: text,
  fields: list(object({ name: text, args: list(object({ name: text })) })),
})

/** What an answer's `__type` says; empty where the server knows no such type, or was not asked. */
export function surface(data: unknown): Surface {
  if (!isRecord(data)) throw new Mismatch('data', 'an object', data)
  const found = optional(type)(data['__type'] ?? null, '__type')
  if (!found) return new Map()
  const fields = found.fields.map(({ name, args }) => [name, new Set(args.map((argument) => argument.name))] as const)
  return new Map([[found.name, new Map(fields)]])
}
