import { uniform } from '../hash'
import { combosOf, knownKeys, type Combo } from '../labels/combos'
import { listOf } from '../labels/order'
import type { Reading } from '../measured'
import { clamp } from '../signals'
import { drive } from './drive'
import type { Amount } from './latent'
import { factors, joined } from './lines'
import type { Form, Making, Reader } from './reader'
import { plain, valueOf } from './reader'

const RANKS = ['50', '75', '90', '95', '99'] as const

/** Multiples of the mean at p50, p75, p90, p95 and p99: base and what saturation adds. */
const FACTORS: readonly { readonly base: number; readonly perSaturation: number }[] = [
  { base: 0.8, perSaturation: -0.15 },
  { base: 1.15, perSaturation: 0.1 },
  { base: 1.6, perSaturation: 0.6 },
  { base: 2, perSaturation: 1.1 },
  { base: 3, perSaturation: 3 },
]

/** Names that a mean has beside its percentiles. */
function twinsOf(name: string): readonly string[] {
  const base = name.replace(/_percentile$/, '')
  const named = ['_avg', '_resp_time', '_time', '_latency'].map((suffix) => base + suffix)
  return [...named, base.replace(/_latency$/, '_resp_time'), base.replace(/_([a-z]+_time)$/, '_avg_$1'), base]
}

/** Share of the most that a mean without a twin takes at full drive: its p99 stays below the most. */
const REACH = 0.2

/** The mean is that of the twin metric where there is one. */
function meanOf(making: Making): Amount | null {
  const { entry, other, measured, rule, seed } = making
  for (const name of twinsOf(entry.name)) {
    const twin = name === entry.name ? null : other(name)
    if (twin?.labels.length === 1) return valueOf(twin)
  }
  if (rule.driver === 'lat') return (minute) => clamp(measured.read(minute).latency, rule.lo, rule.hi)
  const driven = drive(making)
  const own = 0.9 + 0.2 * uniform(seed, `${measured.key}${entry.name}`, 0)
  return driven && ((minute) => rule.lo + (rule.hi - rule.lo) * REACH * driven(minute) * own)
}

const at = (rank: number, mean: number, saturation: number, hi: number): number => {
  const factor = FACTORS[rank]
  return factor ? Math.min(hi, mean * (factor.base + factor.perSaturation * saturation)) : hi
}

/** Percentiles that not all of the usual five are made of. */
const FEWER: readonly (readonly [pattern: RegExp, ranks: readonly string[]])[] = [
  [/_p99$/, ['99']],
  [/istio_pilot_proxy_push/, ['50', '90', '99']],
]

export const percentile: Form = (making) => {
  const { rule, measured, entry } = making
  const mean = meanOf(making)
  if (mean === null) return null
  const kept = FEWER.find(([pattern]) => pattern.test(entry.name))?.[1] ?? RANKS
  const ranks = RANKS.flatMap((rank, index) => (kept.includes(rank) ? index : []))
  const labels = knownKeys(entry.labels ?? ['p'])
  const groups = combosOf(
    labels.filter((key) => key !== 'p'),
    entry,
    measured,
  )
  const own = groups.length > 1 ? factors(making, groups) : [1]
  const combos = groups.flatMap((group) => kept.map((p): Combo => ({ ...group, p })))
  const reader: Reader = {
    labels: combos.map(listOf),
    read(minute, out) {
      const value = mean(minute)
      const { saturation } = measured.read(minute)
      let to = 0
      for (const factor of own)
        for (const rank of ranks)
          out[to++] = Math.round(Math.max(rule.lo, at(rank, value * factor, saturation, rule.hi)))
    },
  }
  return groups.length > 1 ? joined([{ combos, reader }], labels) : reader
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
