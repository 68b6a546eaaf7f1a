import type { MetricItem } from '@/template/types'
import { mappingsOf, type Mappings } from '../mapping'

export interface TableOptions {
  /** Off: the names are the message, `Pod` and `Waiting reason` without a number. */
  readonly showValues: boolean
  /** Headings as stored, empty where the template gives none. */
  readonly nameHead: string
  readonly valueHead: string
  readonly mappings: Mappings
}

export function tableOptions({ graph }: MetricItem): TableOptions {
  const { showTableValues, tableHeaderCol1, tableHeaderCol2, valueMappings } = graph.options
  return {
    showValues: showTableValues !== false,
    nameHead: typeof tableHeaderCol1 === 'string' ? tableHeaderCol1 : '',
    valueHead: typeof tableHeaderCol2 === 'string' ? tableHeaderCol2 : '',
    mappings: mappingsOf(valueMappings),
  }
}
