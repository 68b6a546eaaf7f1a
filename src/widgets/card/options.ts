import type { MetricItem } from '@/template/types'
import { mappingsOf, type Mappings } from '../mapping'

export interface CardOptions {
  readonly showUnit: boolean
  readonly mappings: Mappings
  /** Of the number, px, where the template wants it larger than numbers are here. */
  readonly size: number | null
  readonly align: 'left' | 'center' | 'right'
}

/** Booster UI's editor goes up to 50 px, and starts at 14: a number is never smaller than ours. */
const OURS = 26
const MOST = 50

/** `showUint` is a misspelling that stock templates carry. */
export function cardOptions({ graph }: MetricItem): CardOptions {
  const { showUnit, showUint, valueMappings, fontSize, textAlign } = graph.options
  const size = Number(fontSize)
  return {
    showUnit: showUnit !== false && showUint !== false,
    mappings: mappingsOf(valueMappings),
    size: size > OURS ? Math.min(MOST, size) : null,
    align: textAlign === 'center' || textAlign === 'right' ? textAlign : 'left',
  }
}
