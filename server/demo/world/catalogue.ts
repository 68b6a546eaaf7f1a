import type { Level, MetricFacts, MetricType } from '@/mqe/source'
import { catalogue, rules, type CatalogueEntry, type RuleData } from './data'
import { sized } from './sizes'

const byName: ReadonlyMap<string, CatalogueEntry> = new Map(catalogue.map((entry) => [entry.name, entry]))

const exists = ({ since, removed }: CatalogueEntry, level: Level): boolean =>
  level >= (since ?? 0) && (removed === undefined || level < removed)

/** `null`: a server of that version does not know the metric. */
export function metricOf(name: string, level: Level): CatalogueEntry | null {
  const entry = byName.get(name)
  return entry && exists(entry, level) ? entry : null
}

/** Of any version. */
export const entryOf = (name: string): CatalogueEntry | undefined => byName.get(name)

export const metricsOf = (level: Level): readonly CatalogueEntry[] => catalogue.filter((entry) => exists(entry, level))

const typeOf = (entry: CatalogueEntry, level: Level): CatalogueEntry['type'] =>
  level < 11 ? (entry.typeBefore11 ?? entry.type) : entry.type

/** `SERVICE_INSTANCE_RELATION` for `ServiceInstanceRelation`: the scope in the words of `listMetrics`. */
const catalogOf = ({ scope }: CatalogueEntry): string => scope.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase()

/** A metric as `listMetrics` shows it. */
export interface MetricRow {
  readonly name: string
  readonly type: MetricType
  /** `SERVICE`, `SERVICE_INSTANCE_RELATION` … */
  readonly catalog: string
}

export const rowOf = (entry: CatalogueEntry, level: Level): MetricRow => ({
  name: entry.name,
  type: typeOf(entry, level),
  catalog: catalogOf(entry),
})

/** A metric with any attribute column has all of them (`mqe.md` 7). */
const ATTRIBUTES = ['attr0', 'attr1', 'attr2', 'attr3', 'attr4', 'attr5'] as const

export const factsOf = (entry: CatalogueEntry, level: Level): MetricFacts => ({
  name: entry.name,
  type: typeOf(entry, level),
  attributes: entry.attributes === true || entry.kind === 'MAL' ? ATTRIBUTES : null,
})

const compiled = rules.map((rule) => ({
  rule,
  match: new RegExp(rule.match),
  layer: rule.layer === undefined ? null : new RegExp(rule.layer),
}))
const ruleMemo = new Map<string, RuleData | null>()

/** How the values of a metric are made: the first rule that matches. */
export function ruleOf(entry: CatalogueEntry): RuleData | null {
  const known = ruleMemo.get(entry.name)
  if (known !== undefined) return known
  const layer = entry.layer ?? 'OAL'
  const found = compiled.find((one) => one.match.test(entry.name) && (one.layer === null || one.layer.test(layer)))
  const rule = found ? sized(entry.name, found.rule) : null
  ruleMemo.set(entry.name, rule)
  return rule
}
