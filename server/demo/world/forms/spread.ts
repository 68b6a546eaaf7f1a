import type { LabelList } from '@/mqe/source'
import type { Reading } from '../measured'
import { clamp } from '../signals'
import type { Form, Making } from './reader'
import { plain, valueOf } from './reader'

const RANKS = ['50', '75', '90', '95', '99'] as const
const LABELS: readonly LabelList[] = RANKS.map((value) => [{ key: 'p', value }])

/** Multiples of the mean at p50, p75, p90, p95 and p99: base and what saturation adds. */
const FACTORS: readonly { readonly base: number; readonly perSaturation: number }[] = [
  { base: 0.8, perSaturation: -0.15 },
  { base: 1.15, perSaturation: 0.1 },
  { base: 1.6, perSaturation: 0.6 },
  { base: 2, perSaturation: 1.1 },
  { base: 3, perSaturation: 3 },
]

/** The mean is that of the twin metric where there is one. */
function meanOf({ entry, other, measured, rule }: Making): (minute: number) => number {
  const base = entry.name.replace(/_percentile$/, '')
  const names = ['_avg', '_resp_time', '_time', '_latency'].map((suffix) => base + suffix)
  for (const name of [...names, base.replace(/_latency$/, '_resp_time')]) {
    const twin = name === entry.name ? null : other(name)
    if (twin !== null) return valueOf(twin)
  }
  return (minute) => clamp(measured.read(minute).latency, rule.lo, rule.hi)
}

const at = (rank: number, mean: number, saturation: number, hi: number): number => {
  const factor = FACTORS[rank]
  return factor ? Math.min(hi, mean * (factor.base + factor.perSaturation * saturation)) : hi
}

export const percentile: Form = (making) => {
  const { rule, measured } = making
  const mean = meanOf(making)
  return {
    labels: LABELS,
    read(minute, out) {
      const value = mean(minute)
      const { saturation } = measured.read(minute)
      for (let rank = 0; rank < RANKS.length; rank++) out[rank] = Math.round(at(rank, value, saturation, rule.hi))
    },
  }
}

/** Threshold, ms: stores are asked for more. */
const THRESHOLD = 500
const STORE_THRESHOLD = 100
const STORES = ['VIRTUAL_DATABASE', 'VIRTUAL_CACHE']

export const apdex: Form = ({ rule, measured }) => {
  const store = measured.node.data.layers.some((layer) => STORES.includes(layer))
  const threshold = store ? STORE_THRESHOLD : THRESHOLD
  return plain((minute) => clamp(Math.round(score(measured.read(minute), threshold)), rule.lo, rule.hi))
}

type State = Pick<Reading, 'latency' | 'saturation' | 'errors'>

/** Apdex times 10000 of calls that should take at most `threshold` ms. */
export const score = (state: State, threshold = THRESHOLD): number =>
  (10000 * (1 - state.errors) * (below(threshold, state) + below(4 * threshold, state))) / 2

const SHARES = [0.5, 0.75, 0.9, 0.95, 0.99]

/** Share of the calls that are faster than `limit`: linear between the percentiles, all of them below twice p99. */
function below(limit: number, { latency, saturation }: State): number {
  let time = 0
  let share = 0
  for (let rank = 0; rank <= RANKS.length; rank++) {
    const last = rank === RANKS.length
    const nextTime = last ? 2 * time : at(rank, latency, saturation, Infinity)
    const nextShare = last ? 1 : (SHARES[rank] ?? 1)
    if (limit < nextTime) return share + ((nextShare - share) * (limit - time)) / (nextTime - time)
    time = nextTime
    share = nextShare
  }
  return 1
}
