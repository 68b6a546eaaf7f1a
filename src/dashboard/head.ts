import { isObject } from '@/template/json'
import type { ControlItem, MetricItem } from '@/template/types'

export interface Heading {
  readonly title: string
  /** What the numbers are: drawn after the title in weaker ink. */
  readonly note: string
}

const ENDS_WITH_NOTE = /^(.*\S)\s*\(([^()]{1,60})\)$/su

/** What stands in brackets at the end of a stored title is its note, empty where nothing does. */
export function splitTitle(whole: string): Heading {
  const [, title = '', note = ''] = ENDS_WITH_NOTE.exec(whole.trim()) ?? []
  return title === '' ? { title: whole.trim(), note } : { title, note }
}

/** Titles of stored dashboards end with the unit in brackets; where none is named, the one unit of all expressions stands. */
export function headingOf({
  title,
  metricConfig,
  graph,
}: Pick<MetricItem, 'title' | 'metricConfig' | 'graph'>): Heading {
  const split = splitTitle(title)
  if (split.note !== '') return split
  const units = new Set(metricConfig.map(({ unit }) => unit ?? ''))
  const [only = ''] = units
  return { ...split, note: units.size === 1 && !WITH_UNIT.has(graph.type) ? only : '' }
}

/** A control is called by its type, where its author gave it no title. */
export function controlHeading({ type, raw }: Pick<ControlItem, 'type' | 'raw'>): Heading {
  const { title } = isObject(raw['widget']) ? raw['widget'] : {}
  return { title: typeof title === 'string' && title.trim() !== '' ? title.slice(0, MOST) : type, note: '' }
}

const MOST = 300

/** These write the unit beside the number or over the column. */
const WITH_UNIT: ReadonlySet<string> = new Set([
  'Card',
  'Gauge',
  'Table',
  'ServiceList',
  'InstanceList',
  'EndpointList',
])

/** What a widget looks like from far away. */
export type Shape = 'chart' | 'number' | 'rows'

const SHAPES: ReadonlyMap<string, Shape> = new Map([
  ['Card', 'number'],
  ['Table', 'rows'],
  ['TopList', 'rows'],
  ['ServiceList', 'rows'],
  ['InstanceList', 'rows'],
  ['EndpointList', 'rows'],
])
export const shapeOf = ({ type, graph }: { type: string; graph?: { readonly type: string } }): Shape =>
  SHAPES.get(graph?.type ?? type) ?? 'chart'

/** Number cards have less head. */
export const isSmallHead = (item: Pick<ControlItem | MetricItem, 'place'> & Parameters<typeof shapeOf>[0]): boolean =>
  shapeOf(item) === 'number' && item.place.h <= 5
