import type { LabelList } from '@/mqe/source'
import type { CatalogueEntry, RuleData } from '../data'
import type { Measured } from '../measured'

/** What one metric of one entity is worth. */
export interface Reader {
  /** One per stored series, in the order of their printed labels; `[[]]` for a metric without labels. */
  readonly labels: readonly LabelList[]
  /** Fills `out` with the raw value of each label list, `NaN` for a line that nothing is reported of; asked only for minutes in which the entity lives. */
  read(minute: number, out: Float64Array): void
}

/** What a form makes a reader from. */
export interface Making {
  readonly seed: number
  readonly entry: CatalogueEntry
  readonly rule: RuleData
  readonly measured: Measured
  /** The reader of another metric of the same entity. */
  other(metric: string): Reader | null
  /** The reader of a metric of another entity. */
  of(measured: Measured, metric: string): Reader | null
}

/** `null` when this metric cannot be made of this entity. */
export type Form = (making: Making) => Reader | null

const PLAIN: readonly LabelList[] = [[]]

export const plain = (value: (minute: number) => number): Reader => ({
  labels: PLAIN,
  read(minute, out) {
    out[0] = value(minute)
  },
})

/** The value of a reader without labels. */
export function valueOf(reader: Reader): (minute: number) => number {
  const out = new Float64Array(1)
  return (minute) => {
    reader.read(minute, out)
    return out[0] ?? 0
  }
}
