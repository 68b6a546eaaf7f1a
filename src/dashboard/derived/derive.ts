import type { Layer } from '@/layers/identity'
import { capital } from '@/layers/unknown'
import { CATALOGS } from '@/protocol/mqe/catalog'
import type { MetricDefinition } from '@/protocol/mqe/metrics'
import type { EntityKind } from '@/scope/entity'
import { dashboard, present, row, when, type Row } from '@/template/build'
import {
  card,
  endpointList,
  instanceList,
  line,
  percentiles,
  records,
  serviceList,
  type Asked,
  type Part,
} from '@/template/part'
import type { Dashboard } from '@/template/types'
import { isGeneric, prefixesOf, startsWithAny } from './belongs'
import { byRank, headline, headlines, type Headline } from './headline'
import { meaningOf, scaled } from './meaning'
import { wordsOf } from './naming'

/** Also what the dashboards are called that replace these one day: links stay. */
const NAME = 'Overview'
/** Charts of one dashboard. */
const MOST = 24
/** Series of one chart. */
const LINES = 5
const COLUMNS = 4
/** Numbers at the top. */
const CARDS = 4

export interface Derived {
  readonly dashboard: Dashboard
  /** Metrics of this kind of entity that found no room. */
  readonly more: number
}

/**
 * A dashboard of nothing but what OAP says of its metrics: their names, types and scopes. A chart shows only where the entity
 * has one of its metrics. `others`: layers that are known, whose metrics are not this one's. `null`: there is no such metric.
 */
export function derive(
  metrics: readonly MetricDefinition[],
  layer: Layer,
  kind: EntityKind,
  others: readonly Layer[],
): Derived | null {
  const of = (catalog: EntityKind): readonly MetricDefinition[] => chosen(metrics, layer, catalog, others)
  if (kind === 'All') return ofLayer(of('Service'), layer)
  const own = of(kind)
  const words = { prefixes: prefixesOf(layer), kind, noun: nounOf(layer, kind) }
  const [general, named] = [own.filter(({ name }) => isGeneric(name)), own.filter(({ name }) => !isGeneric(name))]
  const first = grouped(general, words)
  const charts = [...first, ...grouped(named, words)]
  const shown = charts.slice(0, MOST)
  const lists = kind === 'Service' ? listsOf(layer, of('ServiceInstance'), of('Endpoint')) : []
  if (shown.length === 0 && lists.length === 0) return null
  const more = charts.slice(MOST).reduce((sum, chart) => sum + chart.metrics.length, 0)
  // What is general may be absent as a whole: rows of both would be left half empty.
  const rows = [
    ...cardsOf(byRank(general).flatMap((one) => (one.type === 'REGULAR_VALUE' ? [headline(one, words)] : []))),
    ...cardsOf(named.length > CARDS ? headlines(named, words, CARDS) : []),
    ...rowsOf(shown.slice(0, first.length)),
    ...rowsOf(shown.slice(first.length)),
  ]
  return {
    dashboard: dashboard({ name: NAME, layer: layer.id, entity: kind, isDefault: true }, ...rows, ...lists),
    more,
  }
}

interface Words {
  readonly prefixes: readonly string[]
  readonly kind: EntityKind
  readonly noun: string
}

const nounOf = ({ nouns: { service, instance, endpoint } }: Layer, kind: EntityKind): string =>
  ((kind === 'ServiceInstance' ? instance : kind === 'Endpoint' ? endpoint : service)?.[0] ?? '').toLowerCase()

function cardsOf(numbers: readonly Headline[]): readonly Row[] {
  const shown = numbers.slice(0, CARDS)
  const w = Math.floor(24 / Math.max(1, shown.length))
  const cards = shown.map(({ metric, label, unit, ask, trend }) =>
    when(present(metric), card(label, { ask, ...(unit !== '' && { unit }), trend }, { w })),
  )
  return cards.length === 0 ? [] : [row(4, ...cards)]
}

/** The layer's own by their names and the generic ones; where no name tells, those that no other layer claims. */
function chosen(
  metrics: readonly MetricDefinition[],
  layer: Layer,
  kind: EntityKind,
  others: readonly Layer[],
): readonly MetricDefinition[] {
  const inScope = metrics.filter(
    ({ catalog, type }) => catalog === CATALOGS[kind] && type !== 'HEATMAP' && type !== 'UNKNOWN',
  )
  const generic = inScope.filter(({ name }) => isGeneric(name))
  const named = prefixesOf(layer)
    .map((prefix) => inScope.filter(({ name }) => startsWithAny(name, [prefix])))
    .find((found) => found.length > 0)
  const claimed = others.filter(({ id }) => id !== layer.id).flatMap(prefixesOf)
  const own = named ?? inScope.filter(({ name }) => !STOCK.test(name) && !startsWithAny(name, claimed))
  return [...generic, ...own.filter(({ name }) => !isGeneric(name))]
}

/** What OAP's own rules call a service's, instance's or endpoint's metrics, of whatever layer. */
const STOCK =
  /^(meter_)?(service|instance|endpoint|process|network|ebpf|continuous|database|cache|jvm|clr|golang|python|ruby|php|datasource|thread|satellite|oap)_/

function ofLayer(own: readonly MetricDefinition[], layer: Layer): Derived {
  const { nouns, vital } = layer
  const first: readonly Asked[] =
    vital === null ? [] : [{ label: vital.label, unit: vital.unit, ask: vital.expression, trend: vital.series }]
  const columns = [...first, ...columnsOf(own, layer, 'All').filter(({ trend }) => trend !== vital?.series)].slice(
    0,
    COLUMNS,
  )
  return {
    dashboard: dashboard(
      { name: NAME, layer: layer.id, entity: 'All', isRoot: true },
      row(32, serviceList(capital(nouns.service[1]), columns, { w: 24, opens: NAME })),
    ),
    more: 0,
  }
}

function columnsOf(own: readonly MetricDefinition[], layer: Layer, kind: EntityKind): readonly Asked[] {
  const words = { prefixes: prefixesOf(layer), kind, noun: nounOf(layer, kind) }
  return headlines(own, words, COLUMNS).map(({ label, unit = '', ask, trend }) => ({ label, unit, ask, trend }))
}

function listsOf(
  layer: Layer,
  instances: readonly MetricDefinition[],
  endpoints: readonly MetricDefinition[],
): readonly Row[] {
  const { instance, endpoint } = layer.nouns
  const parts: Part[] = []
  const w = instance && endpoint ? 12 : 24
  const opens = NAME
  if (instance)
    parts.push(instanceList(capital(instance[1]), columnsOf(instances, layer, 'ServiceInstance'), { w, opens }))
  if (endpoint) parts.push(endpointList(capital(endpoint[1]), columnsOf(endpoints, layer, 'Endpoint'), { w, opens }))
  return parts.length === 0 ? [] : [row(12, ...parts)]
}

interface Chart {
  readonly metrics: readonly string[]
  readonly part: Part
}

/** Metrics that share all but the last word of their names, and what they are counted in, are one chart. */
function grouped(own: readonly MetricDefinition[], words: Words): readonly Chart[] {
  const groups = new Map<string, string[]>()
  const charts: (readonly [rank: number, make: () => Chart])[] = []
  for (const { name, type } of own) {
    const { unit, rank } = meaningOf(name)
    if (type !== 'REGULAR_VALUE' || isGeneric(name)) {
      charts.push([rank, () => single(name, type, words)])
      continue
    }
    const stem = `${name.slice(0, name.lastIndexOf('_'))} ${unit}`
    const group = groups.get(stem) ?? []
    if (group.length === 0 || group.length >= LINES) {
      const fresh = [name]
      groups.set(stem, fresh)
      charts.push([rank, () => together(fresh, words)])
    } else group.push(name)
  }
  return [...charts].sort(([a], [b]) => a - b).map(([, make]) => make())
}

const noted = (title: string, unit: string): string => (unit === '' ? title : `${title} (${unit})`)

function single(name: string, type: string, { prefixes, kind, noun }: Words): Chart {
  const title = wordsOf(name, prefixes, kind, noun)
  const { unit, by } = meaningOf(name)
  if (type === 'SAMPLED_RECORD')
    return charted([name], records(title, { ask: `top_n(${name},10,des)`, unit: 'ms' }, { w: 8 }))
  if (/_percentile$/.test(name)) return charted([name], line(`${title} (percentiles, ms)`, percentiles(name), { w: 8 }))
  if (type === 'LABELED_VALUE')
    return charted([name], line(noted(title, unit), { ask: scaled(name, by), unit }, { w: 8 }))
  const label = title.toLowerCase()
  return charted([name], line(noted(title, unit), { ask: scaled(name, by), unit, label }, { w: 8 }))
}

function together(names: readonly string[], words: Words): Chart {
  const [first = ''] = names
  if (names.length === 1) return single(first, 'REGULAR_VALUE', words)
  const { prefixes, kind, noun } = words
  const { unit, by } = meaningOf(first)
  const title = wordsOf(first.slice(0, first.lastIndexOf('_')), prefixes, kind, noun)
  const asked = names.map((name) => ({
    ask: scaled(name, by),
    unit,
    label: name.slice(name.lastIndexOf('_') + 1),
  }))
  return charted(names, line(noted(title, unit), asked, { w: 8 }))
}

const charted = (metrics: readonly string[], part: Part): Chart => ({ metrics, part: when(present(...metrics), part) })

/** Three beside each other, and none alone where two rows of two will do. */
function rowsOf(charts: readonly Chart[]): readonly Row[] {
  const rows: Row[] = []
  for (let at = 0; at < charts.length;) {
    const left = charts.length - at
    const count = left === 4 || left === 2 ? 2 : Math.min(3, left)
    const parts = charts.slice(at, at + count).map(({ part }) => ({ ...part, columns: 24 / count }))
    rows.push(row(11, ...parts))
    at += count
  }
  return rows
}

/** What OAP is asked for first: names that say they are the layer's, and the generic ones. A Java regular expression. */
export function wantedOf(layer: Layer): string {
  const prefixes = prefixesOf(layer).map((prefix) => prefix.replace(/[^a-z0-9_]/g, '.'))
  return `(meter_|top_n_)?(${prefixes.join('|')})_.*|(service|endpoint)_.*(cpm|resp_time|sla|apdex|percentile)`
}

/** Whether the first answer names a metric of the layer's own; else all are asked for. */
export const hasOwn = (metrics: readonly MetricDefinition[], layer: Layer): boolean =>
  metrics.some(({ name }) => !isGeneric(name) && startsWithAny(name, prefixesOf(layer)))
