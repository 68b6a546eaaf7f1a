import { finds, narrowed as rowsWith } from '../stream/find'
import type { StreamRow } from '../stream/rows'
import { wanted } from '../stream/words'
import type { Search } from './search'

/** What of a search is decided among the loaded lines, because OAP was not asked for it. */
export interface Narrowing {
  /** Lower case. */
  readonly has: readonly string[]
  readonly hasNot: readonly string[]
}

export function narrowingOf(
  { keywords, excluded, around }: Search,
  told: { readonly keywords: boolean | null },
): Narrowing | null {
  if (around) return null
  const isIgnored = told.keywords === false
  const narrowing = {
    has: isIgnored ? wanted(keywords) : [],
    hasNot: isIgnored ? wanted(excluded) : [],
  }
  const { has, hasNot } = narrowing
  return has.length + hasNot.length > 0 ? narrowing : null
}

/** Rows that fit, in their order. Words must all be there, or none of them; their case does not count. */
export const narrowed = (rows: readonly StreamRow[], narrowing: Narrowing | null): readonly StreamRow[] =>
  narrowing ? rowsWith(rows, { levels: new Set(), include: narrowing.has, exclude: narrowing.hasNot }) : rows

/** Indices of rows that have a text, and the one that follows `from` in that direction, round the end. */
export const hitsOf = (rows: readonly StreamRow[], text: string): readonly number[] => [...finds(rows, [text])]

export function nextHit(hits: readonly number[], from: number, back: boolean): number | null {
  if (hits.length === 0) return null
  const found = back ? hits.findLast((at) => at < from) : hits.find((at) => at > from)
  return found ?? hits[back ? hits.length - 1 : 0] ?? null
}
