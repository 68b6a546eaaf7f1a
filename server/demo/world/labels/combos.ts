import type { CatalogueEntry } from '../data'
import type { Measured } from '../measured'
import { namesOf } from './entities'
import { listed } from './values'

/** One line's labels by key. */
export type Combo = Readonly<Record<string, string>>

/** Keys that a defective rule of OAP writes though no sample has them: such lines have no labels. */
const LITERAL = ['1', '2']

export const knownKeys = (labels: readonly string[]): readonly string[] =>
  labels.filter((key) => !LITERAL.includes(key))

const valuesOf = (key: string, entry: CatalogueEntry, measured: Measured): readonly string[] =>
  namesOf(key, measured) ?? listed(key, entry.name) ?? []

/** Whether two labels go together: a metric has one kind. */
const together = (combo: Combo): boolean =>
  combo.kind === undefined ||
  combo.metricName === undefined ||
  (combo.kind === 'MAL') === combo.metricName.startsWith('meter_')

/** Every line that some labels of a metric make together. */
export const combosOf = (keys: readonly string[], entry: CatalogueEntry, measured: Measured): readonly Combo[] =>
  keys
    .reduce<readonly Combo[]>(
      (before, key) =>
        before.flatMap((combo) => valuesOf(key, entry, measured).map((value) => ({ ...combo, [key]: value }))),
      [{}],
    )
    .filter(together)
