import type { MetricItem } from '@/template/types'

export interface Heading {
  readonly title: string
  /** What the numbers are: drawn after the title in weaker ink. */
  readonly note: string
}

const ENDS_WITH_NOTE = /^(.*\S)\s*\(([^()]{1,60})\)$/su

/** Titles of stored dashboards end with the unit in brackets; where none is named, the one unit of all expressions stands. */
export function headingOf({
  title,
  metricConfig,
  graph,
}: Pick<MetricItem, 'title' | 'metricConfig' | 'graph'>): Heading {
  const [, before = '', note = ''] = ENDS_WITH_NOTE.exec(title.trim()) ?? []
  if (before !== '') return { title: before, note }
  const units = new Set(metricConfig.map(({ unit }) => unit ?? ''))
  const [only = ''] = units
  return { title: title.trim(), note: units.size === 1 && !WITH_UNIT.has(graph.type) ? only : '' }
}

/** These write the unit beside the number or over the column. */
const WITH_UNIT: ReadonlySet<string> = new Set(['Card', 'Table', 'ServiceList', 'InstanceList', 'EndpointList'])
