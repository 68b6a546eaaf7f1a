import { unitOf } from '@/charts/format'
import type { ChartSeries, TimeSeriesModel } from '@/charts/model'
import { isBad, type Labels, type Line, type Result } from '@/mqe/result'
import { snapshotResult, type SnapshotMetric } from '@/protocol/alarm/snapshot'
import { STEP_MS } from '@/time/step'
import { bucketOf, points, type Window } from '@/time/window'
import type { Threshold } from './thresholds'

/** What a rule saw of one metric. */
export interface SnapshotModel {
  readonly metric: string
  /** On the alarm's own minutes; `null` where there is nothing to draw. */
  readonly chart: TimeSeriesModel | null
  readonly limits: readonly Threshold[]
}

/** One chart per metric of the snapshot. `firedAt` is epoch ms: without any value it still says which minutes were looked at. */
export function snapshotModels(
  metrics: readonly SnapshotMetric[],
  thresholds: readonly Threshold[],
  firedAt: number,
  offset: number,
  limitName: (limit: Threshold) => string,
): readonly SnapshotModel[] {
  return metrics.map((metric) => {
    const limits = thresholds.filter((limit) => limit.metric === metric.name)
    return {
      metric: metric.name,
      limits,
      chart: chartOf(metric.name, snapshotResult(metric, offset), limits, firedAt, offset, limitName),
    }
  })
}

function chartOf(
  metric: string,
  result: Result,
  limits: readonly Threshold[],
  firedAt: number,
  offset: number,
  limitName: (limit: Threshold) => string,
): TimeSeriesModel | null {
  if (result.kind !== 'series') return null
  const lines = result.lines.filter(({ points: all }) => all.length > 0)
  const times = lines.flatMap(({ points: all }) => all.map(({ at }) => at))
  if (times.length === 0) return null
  const window: Window = {
    start: bucketOf(Math.min(...times), 'MINUTE', offset),
    end: bucketOf(Math.max(...times), 'MINUTE', offset),
    step: 'MINUTE',
    offset,
  }
  const series = lines.map((line): ChartSeries => seriesOf(metric, line, window))
  const levels = limits.map((limit): ChartSeries => ({
    id: `limit ${limit.op} ${limit.value}`,
    name: limitName(limit),
    values: Array.from({ length: points(window) }, () => limit.value),
    level: true,
  }))
  const bad = lines.reduce((sum, { points: all }) => sum + all.filter(({ value }) => isBad(value)).length, 0)
  return {
    window,
    // Every bucket was over when the rule looked at it, but for the last.
    now: Math.max(firedAt, window.end + STEP_MS.MINUTE),
    unit: unitOf(undefined),
    series: [...series, ...levels],
    caveats: { bad, outside: 0 },
    legend: { form: 'list', stats: [] },
    showX: true,
    showY: true,
    step: false,
  }
}

function seriesOf(metric: string, { labels, points: all }: Line, window: Window): ChartSeries {
  const values: (number | null)[] = Array.from({ length: points(window) }, () => null)
  for (const { at, value } of all) {
    const index = Math.round((at - window.start) / STEP_MS.MINUTE)
    if (typeof value === 'number') values[index] = value
  }
  const name = labelText(labels) || metric
  return { id: name, name, values }
}

const labelText = (labels: Labels): string =>
  Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .join(', ')
