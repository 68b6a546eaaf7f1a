import type { Json } from '@/template/types'

/** Texts that stand for values, in their stored order. */
export type Mappings = readonly (readonly [key: string, text: string])[]

/** Reads a stored `valueMappings`; what is no text is left out. */
export function mappingsOf(stored: Json | undefined): Mappings {
  if (typeof stored !== 'object' || stored === null || Array.isArray(stored)) return []
  return Object.entries(stored).flatMap(([key, text]) => (typeof text === 'string' ? [[key, text] as const] : []))
}

const NUMBER = String.raw`-?\d+(?:\.\d+)?(?:e[+-]?\d+)?`
const EXACT = new RegExp(`^${NUMBER}$`, 'i')
const BETWEEN = new RegExp(`^(${NUMBER})\\s*\\.\\.\\s*(${NUMBER})$`, 'i')
const BOUND = new RegExp(`^(<=|>=|<|>)\\s*(${NUMBER})$`, 'i')

/**
 * The text that stands for a value, `null` where none does: the exact value first, then the first key that is a range
 * (`0..9.5` with both ends, `>= 90`, `< 0`) or a regular expression that matches. A key that is a number matches only
 * itself: `1` does not stand for 12.
 */
export function mappedText(value: number, mappings: Mappings): string | null {
  const text = String(value)
  const exact = mappings.find(([key]) => key === text || (EXACT.test(key) && Number(key) === value))
  return (exact ?? mappings.find(([key]) => fits(value, text, key)))?.[1] ?? null
}

function fits(value: number, text: string, key: string): boolean {
  const [, from, to] = BETWEEN.exec(key) ?? []
  if (from !== undefined) return value >= Number(from) && value <= Number(to)
  const [, sign, bound] = BOUND.exec(key) ?? []
  if (sign !== undefined) {
    const end = Number(bound)
    return (
      (sign.startsWith('<') && value < end) ||
      (sign.startsWith('>') && value > end) ||
      (sign.length > 1 && value === end)
    )
  }
  return !EXACT.test(key) && (patternOf(key)?.test(text) ?? false)
}

/** A repeated group could take forever on a hostile template, and no mapping of a number needs one. */
function patternOf(key: string): RegExp | null {
  if (key.length > 100 || /\)\s*[*+?{]/.test(key)) return null
  try {
    return new RegExp(key)
  } catch {
    return null
  }
}
