import type { MetricItem } from '@/template/types'

export interface TableOptions {
  /** Off: the names are the message, `Pod` and `Waiting reason` without a number. */
  readonly showValues: boolean
  /** Headings as stored, empty where the template gives none. */
  readonly nameHead: string
  readonly valueHead: string
  /** Texts that stand for values: the exact value first, then each key as a regular expression. */
  readonly mappings: readonly (readonly [string, string])[]
}

export function tableOptions({ graph }: MetricItem): TableOptions {
  const { showTableValues, tableHeaderCol1, tableHeaderCol2, valueMappings } = graph.options
  const mappings = typeof valueMappings === 'object' && valueMappings !== null ? Object.entries(valueMappings) : []
  return {
    showValues: showTableValues !== false,
    nameHead: typeof tableHeaderCol1 === 'string' ? tableHeaderCol1 : '',
    valueHead: typeof tableHeaderCol2 === 'string' ? tableHeaderCol2 : '',
    mappings: mappings.flatMap(([key, text]) => (typeof text === 'string' ? [[key, text] as const] : [])),
  }
}
