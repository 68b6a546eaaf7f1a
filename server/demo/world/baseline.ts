import { score } from './forms/spread'
import type { ServiceNode } from './nodes'
import { overload, parameters, queueing } from './signals'
import { rhythm } from './rhythm'

export type Bound = 'value' | 'upper' | 'lower'

/** Predictions reach this far before and behind the present hour. */
const REACH_MINUTES = 24 * 60

/** The metrics that are predicted, as the expected state of a service gives them: no noise, no incidents. */
const EXPECTED: Readonly<Record<string, (state: Expected) => number>> = {
  service_resp_time: ({ latency }) => latency,
  service_cpm: ({ calls }) => calls,
  service_sla: ({ errors }) => 10000 * (1 - errors),
  service_apdex: (state) => score(state),
}

interface Expected {
  readonly calls: number
  readonly latency: number
  readonly errors: number
  readonly saturation: number
}

/** Predicted by the hour. `null` without a prediction: other metrics, virtual services, and those younger than two days. */
export function predicted(node: ServiceNode, metric: string, minute: number, now: number, which: Bound): number | null {
  const of = EXPECTED[metric]
  const young = node.data.life?.kind === 'rolling'
  const hour = Math.floor(minute / 60) * 60
  const apart = Math.abs(hour - Math.floor(now / 3_600_000) * 60)
  if (!of || young || !node.data.normal || apart > REACH_MINUTES) return null
  const value = of(expected(node, hour + 30))
  const most = /_(sla|apdex)$/.test(metric) ? 10000 : Infinity
  if (which === 'upper') return Math.min(most, Math.round(1.35 * value + 10))
  return Math.round(which === 'lower' ? 0.7 * value : value)
}

function expected({ data }: ServiceNode, minute: number): Expected {
  const { profile, sat0, satPerLoad, err0, latencyMs } = parameters(data)
  const load = rhythm(profile, minute)
  const saturation = Math.min(0.97, Math.max(0.02, sat0 + (satPerLoad * load) / 1.6))
  return {
    calls: data.baseCpm * load,
    latency: latencyMs * queueing(saturation),
    errors: err0 + overload(saturation),
    saturation,
  }
}
