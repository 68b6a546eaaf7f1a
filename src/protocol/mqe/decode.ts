import type { Failure, Labels, Line, Owner, Point, Rank, Result, Sample } from '@/mqe/result'
import { flag, listOrNone, Mismatch, object, open, optional, text, type Decoder } from '../decode'
import { bucketTime } from './bucket-time'
import { parseValue } from './value'

const raw: Decoder<unknown> = (value) => value

const keyValue = object({ key: text, value: optional(text) })
const metric = optional(object({ labels: listOrNone(keyValue) }))
const owner = optional(
  object({
    scope: optional(text),
    serviceID: optional(text),
    serviceName: optional(text),
    normal: optional(flag),
    serviceInstanceID: optional(text),
    serviceInstanceName: optional(text),
    endpointID: optional(text),
    endpointName: optional(text),
  }),
)
const value = object({ id: raw, value: raw, traceID: raw, owner })
const expressionResult = object({
  type: open('UNKNOWN', 'SINGLE_VALUE', 'TIME_SERIES_VALUES', 'SORTED_LIST', 'RECORD_LIST'),
  error: optional(text),
  results: listOrNone(object({ metric, values: listOrNone(value) })),
})
type Wire = ReturnType<typeof expressionResult>
type Entry = Wire['results'][number]
type WireValue = Entry['values'][number]

/**
 * OAP's `ExpressionResult`. The error is looked at first: some come along with type and results of their input. Series are
 * placed by the ids of their values, in the zone `offset` minutes east of UTC, sorted, the last of equal times wins.
 */
export function decodeResult(wire: unknown, offset: number): Result {
  let found: Wire
  try {
    found = expressionResult(wire, 'execExpression')
  } catch (error) {
    if (error instanceof Mismatch) return failure('graphql', error.message)
    throw error
  }
  if (found.error !== null && found.error !== '') return failure('expression', found.error)
  switch (found.type) {
    case 'UNKNOWN':
      return { kind: 'nothing' }
    case 'SINGLE_VALUE':
      return { kind: 'scalar', values: found.results.flatMap(scalars) }
    case 'TIME_SERIES_VALUES':
      return series(found.results, offset)
    case 'SORTED_LIST':
      return { kind: 'ranking', rows: found.results.flatMap(({ values }) => values.map(rank)) }
    case 'RECORD_LIST':
      return { kind: 'records', rows: found.results.flatMap(({ values }) => values.map(sample)) }
    default:
      return failure('unsupported', `This server answers with the unknown kind ${found.type}.`)
  }
}

const failure = (cause: Failure['cause'], message: string): Failure => ({ kind: 'failure', cause, message })

/** Without a prototype, so that a label called `__proto__` is a label like any other. */
function labelsOf({ metric: found }: Entry): Labels {
  const labels: Record<string, string> = Object.create(null) as Record<string, string>
  for (const label of found?.labels ?? []) labels[label.key] = label.value ?? ''
  return labels
}

const scalars = (entry: Entry): { labels: Labels; value: ReturnType<typeof parseValue> }[] =>
  entry.values.map((one) => ({ labels: labelsOf(entry), value: parseValue(one.value) }))

function series(entries: readonly Entry[], offset: number): Result {
  const lines = entries.map((entry) => line(entry, offset))
  const lost = entries.find(({ values }, index) => values.length > 0 && lines[index]?.points.length === 0)
  return lost
    ? failure('graphql', `The values of this server carry no time: ${JSON.stringify(lost.values[0]?.id ?? null)}`)
    : { kind: 'series', lines }
}

function line(entry: Entry, offset: number): Line {
  const points = new Map<number, Point>()
  for (const one of entry.values) {
    const at = bucketTime(one.id, offset)
    if (at !== null) points.set(at, { at, value: parseValue(one.value) })
  }
  return { labels: labelsOf(entry), points: [...points.values()].sort((a, b) => a.at - b.at) }
}

const nameOf = ({ id }: WireValue): string => (typeof id === 'string' || typeof id === 'number' ? String(id) : '')

const rank = (one: WireValue): Rank => ({ name: nameOf(one), value: parseValue(one.value), owner: ownerOf(one) })

const sample = (one: WireValue): Sample => ({
  name: nameOf(one),
  value: parseValue(one.value),
  traceId: typeof one.traceID === 'string' && one.traceID !== '' ? one.traceID : null,
})

function ownerOf({ owner: found }: WireValue): Owner | null {
  if (!found) return null
  return {
    scope: found.scope ?? '',
    serviceId: found.serviceID,
    serviceName: found.serviceName,
    normal: found.normal,
    instanceId: found.serviceInstanceID,
    instanceName: found.serviceInstanceName,
    endpointId: found.endpointID,
    endpointName: found.endpointName,
  }
}
