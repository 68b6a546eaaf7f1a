import { entryOf, ruleOf } from '../catalogue'
import type { Measured } from '../measured'
import { formOf } from './forms'
import type { Reader } from './reader'
import { viewOf } from './view'

/** The reader of a metric of an entity; `null` for a metric that this world does not make. */
export function readerOf(seed: number, metric: string, measured: Measured): Reader | null {
  const entry = entryOf(metric)
  const rule = entry && ruleOf(entry)
  const form = rule && formOf(metric, rule.form)
  if (!form) return null
  return form({
    seed,
    entry,
    rule,
    measured: viewOf(metric, measured),
    other: (name) => readerOf(seed, name, measured),
    of: (other, name) => readerOf(seed, name, other),
  })
}
