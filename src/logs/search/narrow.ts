import type { StreamRow } from '../stream/rows'
import { folded, wanted } from '../stream/words'
import type { Search } from './search'

/** What of a search is decided among the loaded lines, because OAP was not asked for it. */
export interface Narrowing {
  readonly levels: Search['levels']
  /** Lower case. */
  readonly has: readonly string[]
  readonly hasNot: readonly string[]
}

export function narrowingOf(
  { levels, keywords, excluded, around }: Search,
  told: { readonly keywords: boolean | null; readonly levelWord: string | null },
): Narrowing | null {
  if (around) return null
  const isIgnored = told.keywords === false
  const narrowing = {
    levels: told.levelWord === null ? levels : [],
    has: isIgnored ? wanted(keywords) : [],
    hasNot: isIgnored ? wanted(excluded) : [],
  }
  const { has, hasNot } = narrowing
  return narrowing.levels.length + has.length + hasNot.length > 0 ? narrowing : null
}

/** Rows that fit, in their order. Words must all be there, or none of them; their case does not count. */
export function narrowed(rows: readonly StreamRow[], narrowing: Narrowing | null): readonly StreamRow[] {
  if (!narrowing) return rows
  const { levels, has, hasNot } = narrowing
  const isSaid = has.length + hasNot.length > 0
  return rows.filter(({ level, line }) => {
    if (levels.length > 0 && (level === null || !levels.includes(level))) return false
    if (!isSaid) return true
    const text = foldedOf(line)
    return has.every((word) => text.includes(word)) && !hasNot.some((word) => text.includes(word))
  })
}

const texts = new WeakMap<StreamRow['line'], string>()

function foldedOf(line: StreamRow['line']): string {
  const known = texts.get(line)
  if (known !== undefined) return known
  const text = folded(line.content)
  texts.set(line, text)
  return text
}

/** Indices of rows that have a text, and the one that follows `from` in that direction, round the end. */
export function hitsOf(rows: readonly StreamRow[], text: string): readonly number[] {
  const [word] = wanted([text])
  return word === undefined ? [] : rows.flatMap(({ line }, index) => (foldedOf(line).includes(word) ? [index] : []))
}

export function nextHit(hits: readonly number[], from: number, back: boolean): number | null {
  if (hits.length === 0) return null
  const found = back ? hits.findLast((at) => at < from) : hits.find((at) => at > from)
  return found ?? hits[back ? hits.length - 1 : 0] ?? null
}
