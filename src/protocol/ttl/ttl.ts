import { integer, isRecord, Mismatch, object, optional } from '../decode'
import type { Nothing, Operation } from '../operation'

/** Days that each kind of data is kept; -1 in a `cold…` member means that there is no cold stage. */
export interface Ttl {
  readonly records: {
    readonly normal: number
    readonly trace: number
    readonly zipkinTrace: number
    readonly log: number
    readonly browserErrorLog: number
    readonly coldNormal: number
    readonly coldTrace: number
    readonly coldZipkinTrace: number
    readonly coldLog: number
    readonly coldBrowserErrorLog: number
  } | null
  readonly metrics: {
    readonly minute: number
    readonly hour: number
    readonly day: number
    readonly coldMinute: number
    readonly coldHour: number
    readonly coldDay: number
    /** OAP 11.0 and newer, else `null`. */
    readonly metadata: number | null
  } | null
}

const records = object({
  normal: integer,
  trace: integer,
  zipkinTrace: integer,
  log: integer,
  browserErrorLog: integer,
  coldNormal: integer,
  coldTrace: integer,
  coldZipkinTrace: integer,
  coldLog: integer,
  coldBrowserErrorLog: integer,
})

const metrics = object({
  minute: integer,
  hour: integer,
  day: integer,
  coldMinute: integer,
  coldHour: integer,
  coldDay: integer,
  metadata: optional(integer),
})

function decode(data: unknown): Ttl {
  if (!isRecord(data)) throw new Mismatch('data', 'an object', data)
  return {
    records: optional(records)(data['getRecordsTTL'], 'getRecordsTTL'),
    metrics: optional(metrics)(data['getMetricsTTL'], 'getMetricsTTL'),
  }
}

const document = (name: string, more: string): string => `query ${name} {
  getRecordsTTL {
    normal trace zipkinTrace log browserErrorLog coldNormal coldTrace coldZipkinTrace coldLog coldBrowserErrorLog
  }
  getMetricsTTL { minute hour day coldMinute coldHour coldDay ${more} }
}`

/** Answered outside OAP's query pool. */
export const getTtl: Operation<Nothing, Ttl> = {
  name: 'getTtl',
  document: document('GetTtl', ''),
  needs: 'ttl',
  effort: 'list',
  decode,
}

export const getTtlWithMetadata: Operation<Nothing, Ttl> = {
  name: 'getTtlWithMetadata',
  document: document('GetTtlWithMetadata', 'metadata'),
  needs: 'metadata-ttl',
  effort: 'list',
  decode,
}
