import { lengthOf, type Trace } from './model'

export const GROUPINGS = ['endpoint', 'service', 'type'] as const
export type Grouping = (typeof GROUPINGS)[number]

/** Spans that have something in common; times in ms. */
export interface Group {
  readonly key: string
  /** What they share; empty where the spans do not say. */
  readonly name: string
  /** Their service, where that is shared too; -1 else. */
  readonly service: number
  readonly count: number
  readonly total: number
  readonly self: number
  readonly max: number
  readonly errors: number
  /** The longest of them. */
  readonly longest: number
}

type Sum = { -readonly [K in keyof Group]: Group[K] }

/** Spans that are only named count nowhere. Greatest self time first. */
export function statisticsOf(trace: Trace, grouping: Grouping): readonly Group[] {
  const groups = new Map<string, Sum>()
  for (let at = 0; at < trace.count; at += 1) {
    const span = trace.spans[at]
    if (!span) continue
    const service = trace.service[at] ?? -1
    const name = { endpoint: span.endpointName, service: span.serviceCode, type: span.type }[grouping]
    const key = grouping === 'endpoint' ? `${service} ${name}` : name
    const length = lengthOf(trace, at)
    const sum = groups.get(key) ?? {
      key,
      name,
      service: grouping === 'type' ? -1 : service,
      count: 0,
      total: 0,
      self: 0,
      max: -1,
      errors: 0,
      longest: at,
    }
    groups.set(key, sum)
    sum.count += 1
    sum.total += length
    sum.self += trace.self[at] ?? 0
    sum.errors += span.isError ? 1 : 0
    if (length > sum.max) {
      sum.max = length
      sum.longest = at
    }
  }
  return [...groups.values()].sort((a, b) => b.self - a.self || b.total - a.total)
}
