import { Noise, fnv, mix, uniform } from '../hash'
import { modulo } from '../life'
import { clamp } from '../signals'
import { counters } from './counters'
import { drive, driveBy } from './drive'
import type { Amount } from './latent'
import type { Making } from './reader'
import { states } from './states'
import { statusOf } from './status'

/** What a metric without labels is worth; `null` when it cannot be made of this entity. */
export type Worth = (making: Making) => Amount | null

const keyOf = ({ measured, entry }: Making): string => `${measured.key}${entry.name}`

const calls: Worth = (making) => {
  const { measured, rule } = making
  const counted = rule.driver.startsWith('calls') ? drive(making) : null
  return (minute) => Math.min(rule.hi, Math.round(counted ? counted(minute) : measured.calls(minute)))
}

const success: Worth = ({ measured, rule }) => {
  return (minute) => clamp(10000 * (1 - measured.read(minute).errors), rule.lo, rule.hi)
}

const errorRate: Worth = ({ measured, rule }) => {
  return (minute) => clamp(10000 * measured.read(minute).errors, rule.lo, rule.hi)
}

const gauge: Worth = (making) => {
  const { lo, hi } = making.rule
  const driven = drive(making)
  const own = 0.9 + 0.2 * uniform(making.seed, keyOf(making), 0)
  return driven && ((minute) => clamp(lo + (hi - lo) * driven(minute) * own, lo, hi))
}

const rate: Worth = (making) => {
  const { lo, hi } = making.rule
  const driven = drive(making)
  const own = hi * (0.3 + 0.7 * uniform(making.seed, keyOf(making), 0))
  const noise = new Noise(making.seed, keyOf(making))
  return driven && ((minute) => clamp(own * driven(minute) * (1 + 0.05 * noise.at(minute)), lo, hi))
}

/** The driver itself. */
const formula: Worth = (making) => {
  const { lo, hi } = making.rule
  const driven = drive(making)
  return driven && ((minute) => clamp(driven(minute), lo, hi))
}

/** Phases of a page's life as shares of the whole. */
const PHASES: Readonly<Record<string, number>> = {
  ttfb: 0.18,
  first_pack: 0.25,
  fpt: 0.45,
  fmp: 0.6,
  lcp: 0.65,
  trans: 0.08,
  dom_analysis: 0.35,
  dom_ready: 0.8,
  res: 0.2,
  ttl: 0.9,
  load_page: 1,
}

const latency: Worth = (making) => {
  const { rule, measured, entry } = making
  if (!rule.driver.startsWith('k*lat')) return formula(making)
  const phase = Object.entries(PHASES).find(([name]) => entry.name.endsWith(`_${name}_avg`))?.[1] ?? 1
  return (minute) => clamp(phase * measured.read(minute).latency, rule.lo, rule.hi)
}

/** Fixed per entity. */
const fixed: Worth = (making) => {
  const { lo, hi } = making.rule
  const value = lo + (hi - lo) * uniform(making.seed, keyOf(making), 0)
  return () => value
}

/** Ns that a thing of the minute takes in all; the matching count is the metric beside it. */
const sumLatency: Worth = (making) => {
  const { rule, entry, seed } = making
  if (!rule.driver.startsWith('count*')) return formula(making)
  const counted = making.other(entry.name.replace(/_duration$/, '_cpm'))
  const driven = driveBy(making, '1+2*net')
  if (counted === null || driven === null) return null
  const each = 3e3 + 8.97e5 * uniform(seed, keyOf(making), 0) ** 2
  const out = new Float64Array(counted.labels.length)
  return (minute) => {
    counted.read(minute, out)
    return clamp((out[0] ?? 0) * each * driven(minute), rule.lo, rule.hi)
  }
}

/** Failed ones of the traffic: the load in the driver is the traffic itself, so that they and the rate agree. */
const errs: Worth = (making) => {
  const { measured, rule } = making
  const share = driveBy(making, rule.driver.replace(/^Ln\*/, ''))
  const key = fnv(`${keyOf(making)}|errs`)
  // Fewer than one in a minute is one in some minutes.
  return (
    share &&
    ((minute) =>
      clamp(Math.floor(measured.calls(minute) * share(minute) + mix(making.seed, key, minute)), rule.lo, rule.hi))
  )
}

/** Chance of a rare thing in a minute. */
const RARELY = 0.004

/** Minute of the day at which phones tell of the day before. */
const TOLD_AT = 180

/** Counts of a day that come once a day. */
const daily: Worth = (making) => {
  const { rule, seed, measured } = making
  const key = fnv(keyOf(making))
  return (minute) => {
    if (modulo(minute, 1440) !== TOLD_AT) return Number.NaN
    const expected = rule.hi * (0.2 + measured.read(minute).errors)
    return clamp(Math.floor(expected * mix(seed, key, minute)), rule.lo, rule.hi)
  }
}

const rare: Worth = (making) => {
  const { rule, seed } = making
  if (rule.id === 'ios_crash') return daily(making)
  const driven = drive(making)
  const key = fnv(keyOf(making))
  // A constant driver is no strain: it says that the thing is rare.
  const strain = rule.driver === 'Z' ? () => 0 : driven
  return (
    strain &&
    ((minute) =>
      clamp((mix(seed, key, minute) < RARELY ? 1 : 0) + Math.round(rule.hi * strain(minute)), rule.lo, rule.hi))
  )
}

/** How the forms of the metric rules are worth something in this world. */
export const AMOUNTS: Readonly<Record<string, Worth>> = {
  calls,
  latency,
  formula,
  uptime: formula,
  success,
  errorRate,
  gauge,
  rate,
  const: fixed,
  sumLatency,
  errs,
  rare,
  statusShare: statusOf,
  state: states,
  counter: counters,
}
