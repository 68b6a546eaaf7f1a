import type { MetricItem } from '@/template/types'
import { mappingsOf, type Mappings } from '../mapping'

export interface CardOptions {
  readonly showUnit: boolean
  readonly mappings: Mappings
}

/** `showUint` is a misspelling that stock templates carry. */
export function cardOptions({ graph }: MetricItem): CardOptions {
  const { showUnit, showUint, valueMappings } = graph.options
  return {
    showUnit: showUnit !== false && showUint !== false,
    mappings: mappingsOf(valueMappings),
  }
}
