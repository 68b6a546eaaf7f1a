import { AMOUNTS } from './amounts'
import { FAMILIES } from './families'
import { general } from './general'
import type { Form } from './reader'
import { apdex } from './spread'
import { AVERAGE_COST, averageCost, TOKENS, tokens } from './tokens'

/** How a metric is made; `null` for sampled records, which have no series. */
export function formOf(metric: string, form: string): Form | null {
  const family = FAMILIES.get(metric)
  if (family) return family
  if (TOKENS.test(metric)) return tokens
  if (AVERAGE_COST.test(metric)) return averageCost
  if (form === 'apdex') return apdex
  return form === 'percentile' || form in AMOUNTS ? general : null
}
