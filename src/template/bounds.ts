import type { Json } from './types'

/** What of a stored dashboard is read at most: a shipped one is 100 kB with 60 widgets, 77 rows high at most. */
export const MOST = {
  /** Characters of the whole text. */
  text: 5_000_000,
  /** Lists and objects inside one another. */
  depth: 1_000,
  /** On a sheet and all its tabs. */
  widgets: 500,
  tabs: 50,
  /** Of one widget. */
  expressions: 100,
  expression: 10_000,
  associates: 500,
  /** Characters of a dashboard's name, which is part of its address. */
  name: 1_000,
  title: 300,
  tips: 2_000,
  label: 2_000,
  /** Grid rows. */
  y: 10_000,
  h: 200,
  faults: 500,
} as const

/** Whether lists and objects stand deeper inside one another than `most`; takes any value, does not call itself. */
export function isDeeper(value: Json, most: number): boolean {
  let level: readonly Json[] = [value]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > most) return true
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one).filter(isNest) : []))
  }
  return false
}

const isNest = (value: Json): boolean => typeof value === 'object' && value !== null
