import type { Storage } from '../flags'
import type { Roots } from '../graphql/execute'
import { atLeast, type Version } from '../version'

/** Days that data is kept (design/world.md 3.8); -1 where there is no cold stage. */
export interface Ttl {
  readonly metrics: Readonly<
    Record<'metadata' | 'minute' | 'hour' | 'day' | 'coldMinute' | 'coldHour' | 'coldDay', number>
  >
  readonly records: Readonly<Record<RecordKind | `cold${Capitalize<RecordKind>}`, number>>
}
const RECORDS = ['normal', 'trace', 'zipkinTrace', 'log', 'browserErrorLog'] as const
type RecordKind = (typeof RECORDS)[number]

/** Only BanyanDB has a cold stage. */
export function ttlOf(storage: Storage): Ttl {
  const cold = (days: number): number => (storage === 'banyandb' ? days : -1)
  return {
    metrics: { metadata: 7, minute: 7, hour: 15, day: 30, coldMinute: cold(14), coldHour: cold(30), coldDay: cold(90) },
    records: {
      normal: 3,
      trace: 10,
      zipkinTrace: 3,
      log: 3,
      browserErrorLog: 3,
      coldNormal: -1,
      coldTrace: cold(30),
      coldZipkinTrace: -1,
      coldLog: cold(10),
      coldBrowserErrorLog: -1,
    },
  }
}

export const ttlRoots = (ttl: Ttl): Roots => ({
  Query: { getMetricsTTL: () => ttl.metrics, getRecordsTTL: () => ttl.records },
  Mutation: {},
})

/** `GET /status/config/ttl` for `Accept: application/json`: 10.2 has other members, 11.0 the metadata too. */
export function ttlJson({ metrics, records }: Ttl, version: Version): unknown {
  if (!atLeast(version, '10.3.0')) {
    const { minute, hour, day } = metrics
    return { metrics: { minute, hour, day }, records: { default: records.normal, superDataset: records.trace } }
  }
  const { metadata, ...others } = metrics
  return { metrics: atLeast(version, '11.0.0') ? { metadata, ...others } : others, records }
}

/** The same as text, comments included as recorded. */
export function ttlText({ metrics, records }: Ttl, version: Version): string {
  const cold = (kind: RecordKind): number => records[`cold${capital(kind)}`]
  const former = !atLeast(version, '10.3.0')
  const lines = [
    '# Metrics TTL includes the definition of the TTL of the metrics-ish data in the storage,',
    '# e.g.',
    '# 1. The metadata of the service, instance, endpoint, topology map, etc.',
    '# 2. Generated metrics data from OAL and MAL engines.',
    ...(former ? [] : ['# 3. Banyandb storage provides Data Lifecycle Stages(Hot/Warm/Cold).']),
    '#',
    '# TTLs for each granularity metrics are listed separately.',
    ...(former ? [] : ['#']),
    ...(atLeast(version, '11.0.0') ? [`metrics.metadata=${metrics.metadata}`] : []),
    ...(former ? [] : ['# Cover hot and warm data for BanyanDB.']),
    ...(['minute', 'hour', 'day'] as const).map((unit) => `metrics.${unit}=${metrics[unit]}`),
    ...(former
      ? []
      : [
          "# Cold data, '-1' represents no cold stage data.",
          `metrics.minute.cold=${metrics.coldMinute}`,
          `metrics.hour.cold=${metrics.coldHour}`,
          `metrics.day.cold=${metrics.coldDay}`,
        ]),
    '',
    '# Records TTL includes the definition of the TTL of the records data in the storage,',
    '# Records include traces, logs, sampled slow SQL statements, HTTP requests(by Rover), alarms, etc.',
    '# Super dataset of records are traces and logs, which volume should be much larger.',
    ...(former
      ? [`records.default=${records.normal}`, `records.superDataset=${records.trace}`]
      : [
          '#',
          '# Cover hot and warm data for BanyanDB.',
          ...RECORDS.map((kind) => `records.${kind}=${records[kind]}`),
          "# Cold data, '-1' represents no cold stage data.",
          ...RECORDS.map((kind) => `records.${kind}.cold=${cold(kind)}`),
        ]),
    '',
  ]
  return lines.join('\n')
}

const capital = <Text extends string>(text: Text): Capitalize<Text> =>
  (text.charAt(0).toUpperCase() + text.slice(1)) as Capitalize<Text>
