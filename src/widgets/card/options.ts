import type { MetricItem } from '@/template/types'

export interface CardOptions {
  readonly showUnit: boolean
  /** Texts that stand for values: the exact value first, then each key as a regular expression. */
  readonly mappings: readonly (readonly [string, string])[]
}

/** `showUint` is a misspelling that stock templates carry. */
export function cardOptions({ graph }: MetricItem): CardOptions {
  const { showUnit, showUint, valueMappings } = graph.options
  const mappings = typeof valueMappings === 'object' && valueMappings !== null ? Object.entries(valueMappings) : []
  return {
    showUnit: showUnit !== false && showUint !== false,
    mappings: mappings.flatMap(([key, text]) => (typeof text === 'string' ? [[key, text] as const] : [])),
  }
}

/** The text a stored mapping gives to a value. A key that is a number matches only itself: `1` does not stand for 12. */
export function mappedText(value: number, mappings: CardOptions['mappings']): string | null {
  const text = String(value)
  const exact = mappings.find(([key]) => key === text)
  const found = exact ?? mappings.find(([key]) => patternOf(key)?.test(text))
  return found?.[1] ?? null
}

function patternOf(key: string): RegExp | null {
  if (/^-?\d+(\.\d+)?$/.test(key)) return null
  try {
    return new RegExp(key)
  } catch {
    return null
  }
}
