/** What the name of a metric tells of its numbers: raw values of OAP, and how they are shown. */
export interface Meaning {
  /** Empty where the name does not say. */
  readonly unit: string
  /** What the raw value is divided by. */
  readonly by: number
  /** How much it tells of a service's health: 0 first. */
  readonly rank: number
}

interface Rule extends Meaning {
  readonly ends: RegExp
}

/** First match wins. Suffixes and units as OAP's own rules use them (design/world.md §4). */
const RULES: readonly Rule[] = [
  { ends: /_(sla|successful_rate)$/, unit: '%', by: 100, rank: 1 },
  { ends: /_error_rate$/, unit: '%', by: 100, rank: 2 },
  { ends: /_apdex$/, unit: '', by: 10_000, rank: 4 },
  { ends: /_(cpm|pv)$/, unit: '/min', by: 1, rank: 0 },
  { ends: /_(resp_time|latency|percentile|rt)$/, unit: 'ms', by: 1, rank: 3 },
  {
    ends: /^(?!.*(k8s|kube|flink|clickhouse|banyandb)).*(_cpu|_cpu_usage|_cpu_percent|_cpu_utilization)$/,
    unit: '%',
    by: 1,
    rank: 5,
  },
  { ends: /_(percentage|percent|utilization)$/, unit: '%', by: 1, rank: 5 },
  { ends: /_(kb|kilobytes)$/, unit: 'KB', by: 1, rank: 6 },
  { ends: /_mb$/, unit: 'MB', by: 1, rank: 6 },
  { ends: /_(bytes|memory|heap|memory_(used|total|max|free|usage))$/, unit: 'bytes', by: 1, rank: 6 },
  { ends: /_bytes_?(in|out|sent|received|read|written)?_per_second$/, unit: 'bytes/s', by: 1, rank: 6 },
  { ends: /_per_second$/, unit: '/s', by: 1, rank: 6 },
  { ends: /_(uptime|uptime_seconds)$/, unit: 's', by: 1, rank: 8 },
  { ends: /_(time_seconds|seconds)$/, unit: 's', by: 1, rank: 7 },
  { ends: /_(millis|milliseconds|time_ms)$/, unit: 'ms', by: 1, rank: 7 },
  { ends: /_(count|total)$/, unit: '', by: 1, rank: 7 },
]

const UNKNOWN: Meaning = { unit: '', by: 1, rank: 7 }

/** What nobody wants any of, or not more of. */
const TROUBLE =
  /(^|_)(errors?|fail(ed|ures?)?|offline|unhealthy|unclean|under_replicated|lag|reject(ed|ions?)?|timeouts?|drop(ped|s)?|exceptions?|denied|lost|dead|abort(ed|s)?|evict(ed|ions?)?)(_|$)/
const TROUBLED = 3.5

export function meaningOf(metric: string): Meaning {
  const { unit, by, rank } = RULES.find(({ ends }) => ends.test(metric)) ?? UNKNOWN
  return { unit, by, rank: TROUBLE.test(metric) ? Math.min(rank, TROUBLED) : rank }
}

/** The value of a metric as it is shown. */
export const scaled = (metric: string, by: number): string => (by === 1 ? metric : `${metric}/${by}`)
