import { Noise, uniform } from '../hash'
import { clamp } from '../signals'
import { drive } from './drive'
import { FAMILIES } from './families'
import { plain, type Form } from './reader'
import { apdex, percentile } from './spread'
import { AVERAGE_COST, averageCost, TOKENS, tokens } from './tokens'

const calls: Form = ({ measured, rule }) => plain((minute) => Math.min(rule.hi, measured.calls(minute)))

const success: Form = ({ measured, rule }) =>
  plain((minute) => clamp(Math.round(10000 * (1 - measured.read(minute).errors)), rule.lo, rule.hi))

const gauge: Form = (making) => {
  const { lo, hi } = making.rule
  const driven = drive(making)
  const own = 0.9 + 0.2 * uniform(making.seed, `${making.measured.key}${making.entry.name}`, 0)
  return driven && plain((minute) => Math.round(clamp(lo + (hi - lo) * driven(minute) * own, lo, hi)))
}

const rate: Form = (making) => {
  const { lo, hi } = making.rule
  const driven = drive(making)
  const key = `${making.measured.key}${making.entry.name}`
  const own = hi * (0.3 + 0.7 * uniform(making.seed, key, 0))
  const noise = new Noise(making.seed, key)
  return driven && plain((minute) => Math.round(clamp(own * driven(minute) * (1 + 0.05 * noise.at(minute)), lo, hi)))
}

/** The driver itself. */
const formula: Form = (making) => {
  const { lo, hi } = making.rule
  const driven = drive(making)
  return driven && plain((minute) => Math.round(clamp(driven(minute), lo, hi)))
}

/** Fixed per entity. */
const fixed: Form = ({ seed, rule, measured, entry }) => {
  const value = Math.round(rule.lo + (rule.hi - rule.lo) * uniform(seed, `${measured.key}${entry.name}`, 0))
  return plain(() => value)
}

/** The forms of the metric rules that have values in this world. */
const FORMS: Readonly<Record<string, Form>> = {
  calls,
  latency: formula,
  formula,
  uptime: formula,
  success,
  percentile,
  apdex,
  gauge,
  rate,
  const: fixed,
}

/** `null` for a metric whose form this world does not make yet. */
export function formOf(metric: string, form: string): Form | null {
  const family = FAMILIES.get(metric)
  if (family) return family
  if (TOKENS.test(metric)) return tokens
  if (AVERAGE_COST.test(metric)) return averageCost
  return FORMS[form] ?? null
}
