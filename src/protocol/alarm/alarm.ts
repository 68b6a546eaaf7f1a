import { integer, isRecord, list, listOrNone, object, open, optional, text, type Decoder } from '../decode'
import { event, keyValue, type KeyValue, type OapEvent } from '../event/event'
import type { SnapshotMetric } from './snapshot'

/**
 * One row of the alarm list. A lasting problem gives a row every silence period: what belongs together is for the reader
 * to find out, for OAP gives rows no id of their own.
 */
export interface Alarm {
  /** Tells this row from every other one, in any answer of the same server. */
  readonly key: string
  /** Of the entity, at the source side of a relation; many rows have the same. */
  readonly id: string
  readonly scope: string
  /** Of the entity (`x of service`, `x in service`, `a to b`); `null` from servers before 10.2. */
  readonly name: string | null
  /** Epoch ms. */
  readonly startTime: number
  /** Epoch ms; `null`: none was reported, perhaps never will be; `undefined`: this server reports none at all (before 10.4). */
  readonly recoveryTime: number | null | undefined
  readonly message: string
  readonly tags: readonly KeyValue[]
  /** Of the same entity around that time; empty unless details were asked for. */
  readonly events: readonly OapEvent[]
  /** What the rule saw; `null` from servers before 10.2. Its metrics are empty unless details were asked for. */
  readonly snapshot: { readonly expression: string; readonly metrics: readonly SnapshotMetric[] } | null
}

const row = object({
  id: text,
  scope: optional(open('Service', 'ServiceInstance', 'Endpoint', 'ServiceRelation')),
  name: optional(text),
  startTime: integer,
  message: text,
  tags: listOrNone(keyValue),
  events: listOrNone(event),
  snapshot: optional(
    object({
      expression: text,
      metrics: listOrNone(object({ name: text, results: (value) => value })),
    }),
  ),
})

const alarm: Decoder<Omit<Alarm, 'key'>> = (value, path) => {
  const { scope, ...found } = row(value, path)
  const recovery = isRecord(value) ? value['recoveryTime'] : undefined
  const recoveryTime = recovery === undefined ? undefined : optional(integer)(recovery, `${path}.recoveryTime`)
  return { ...found, scope: scope ?? '', recoveryTime }
}

/** `Alarms` of the schema, newest first as OAP sends them. */
export const alarms: Decoder<readonly Alarm[]> = (value, path) => {
  const found = optional(object({ msgs: list(alarm) }))(value, path)
  const times = new Map<string, number>()
  return (found?.msgs ?? []).map((one) => {
    const plain = `${one.startTime}.${fingerprint(`${one.scope} ${one.id} ${one.message} ${one.snapshot?.expression ?? ''}`)}`
    const before = times.get(plain) ?? 0
    times.set(plain, before + 1)
    return { ...one, key: before === 0 ? plain : `${plain}.${before}` }
  })
}

/** Short text of a long one (FNV-1a in two halves): good enough to tell the few rows of one millisecond apart. */
function fingerprint(from: string): string {
  let low = 0x811c9dc5
  let high = 0x01000193
  for (let at = 0; at < from.length; at++) {
    low = Math.imul(low ^ from.charCodeAt(at), 0x01000193)
    high = Math.imul(high ^ from.charCodeAt(at), 0x85ebca6b)
  }
  return (low >>> 0).toString(36) + (high >>> 0).toString(36)
}
