import { uniform } from '../../hash'
import { clamp } from '../../signals'
import type { Worth } from '../amounts'
import { driveBy } from '../drive'
import type { Amount } from '../latent'
import type { Making } from '../reader'
import { valueOf } from '../reader'

/** Metrics that must agree with one another, by name, without their labels. */
export type Worths = Readonly<Record<string, Worth>>

export const always =
  (value: number): Worth =>
  () =>
  () =>
    value

/** Another metric of the same entity as it is stored; `null` where there is none, or one of several lines. */
export function beside({ other }: Making, name: string): Amount | null {
  const reader = other(name)
  return reader?.labels.length === 1 ? valueOf(reader) : null
}

/** From what other metrics are stored as, and how far the entity is from its kind: 0.9 to 1.1. */
export const from =
  (names: readonly string[], make: (values: readonly number[], own: number) => number): Worth =>
  (making) => {
    const amounts = names.flatMap((name) => beside(making, name) ?? [])
    if (amounts.length < names.length) return null
    const own = ownOf(making)
    const values = new Array<number>(names.length).fill(0)
    return (minute) => {
      for (let at = 0; at < amounts.length; at++) values[at] = amounts[at]?.(minute) ?? 0
      return make(values, own)
    }
  }

export const ownOf = ({ seed, measured, entry }: Making): number =>
  0.9 + 0.2 * uniform(seed, `${measured.key}${entry.name}`, 0)

/** Between two bounds of its own, by a driver. */
export const between =
  (lo: number, hi: number, driver: string): Worth =>
  (making) => {
    const driven = driveBy(making, driver)
    const own = ownOf(making)
    return driven && ((minute) => clamp(lo + (hi - lo) * driven(minute) * own, lo, hi))
  }

/** What is left of a constant by another metric. */
export const left = (whole: number, taken: string): Worth => from([taken], ([value = 0]) => whole - value)
/** What is left of one metric by others. */
export const remains = (whole: string, ...taken: readonly string[]): Worth =>
  from([whole, ...taken], ([all = 0, ...parts]) =>
    Math.max(
      0,
      parts.reduce((sum, part) => sum - part, all),
    ),
  )
/** A share of another metric. */
export const share = (of: string, part: number): Worth => from([of], ([value = 0], own) => value * part * own)
/** A sum of other metrics. */
export const sum = (...of: readonly string[]): Worth => from(of, (values) => values.reduce((all, one) => all + one, 0))
/** The same worths under each prefix. */
export const under = (prefixes: readonly string[], make: (prefix: string) => Worths): Worths =>
  Object.assign({}, ...prefixes.map(make))
