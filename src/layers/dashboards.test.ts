import { describe, expect, test } from 'vitest'
import { metricOf } from '../../server/demo/world/catalogue'
import { catalogue } from '../../server/demo/world/data'
import type { Level } from '@/mqe/source'
import { hashOf } from '@/template/canonical'
import { fitted } from '@/template/level'
import { validate } from '@/template/validate'
import { panels, widgets } from '@/widgets/registry'
import type { Dashboard, Item } from '@/template/types'
import { builtInTemplates, identityOf, known } from './registry'
import { parse } from '@/mqe/parse'

const LEVELS: readonly Level[] = [10.0, 10.2, 10.3, 10.4, 11.0]
const all = await builtInTemplates()

const metricsAt = (level: Level): ReadonlySet<string> =>
  new Set(catalogue.map(({ name }) => name).filter((name) => metricOf(name, level) !== null))
const graphs: ReadonlySet<string> = new Set([...widgets.keys(), ...panels.keys()])

describe.each(all.map(({ id, dashboard }) => [id, dashboard] as const))('%s', (_, dashboard) => {
  test.each(LEVELS)('expressions, widget types and metrics work with %d', (level) => {
    const ground = { level, graphs, controls: new Set(panels.keys()), metrics: metricsAt(level) }
    expect(validate(fitted(dashboard, level), ground)).toEqual([])
  })

  test('fills whole rows of the grid', () => {
    const rows = groups(dashboard.items, ({ place }) => place.y)
    for (const [y, items] of rows)
      expect({ y, columns: items.reduce((sum, { place }) => sum + place.w, 0) }).toEqual({ y, columns: 24 })
  })

  test('leads only to dashboards that exist', () => {
    const names = new Set(
      all.filter(({ dashboard: { layer } }) => layer === dashboard.layer).map(({ dashboard: { name } }) => name),
    )
    for (const name of links(dashboard)) expect([...names]).toContain(name)
  })
})

test('each layer has one root, and one default for each entity', () => {
  const heads = all.map(({ dashboard }) => dashboard)
  for (const [layer, own] of groups(heads, (one) => one.layer)) {
    expect({ layer, roots: own.filter(({ isRoot }) => isRoot).length }).toEqual({ layer, roots: 1 })
    for (const [entity, same] of groups(
      own.filter((one) => !one.isRoot),
      (one) => one.entity,
    ))
      expect({ layer, entity, defaults: same.filter(({ isDefault }) => isDefault).length }).toEqual({
        layer,
        entity,
        defaults: 1,
      })
    expect(known).toContain(identityOf(layer))
  }
})

test('no two dashboards are the same', () => {
  expect(new Set(all.map(({ dashboard }) => hashOf(dashboard.raw))).size).toBe(all.length)
})

test.each(known.flatMap(({ id, vital }) => (vital === null ? [] : [[id, vital] as const])))(
  'the vital of %s parses, and is made from its series',
  (_, { expression, series }) => {
    expect(parse(expression, 10.0).ok && parse(series, 10.0).ok).toBe(true)
    expect(expression.replace(/avg\((\w+)\)/, '$1')).toBe(series)
  },
)

test.each(
  known.flatMap(({ id, vital }) =>
    Object.entries(vital?.ranks ?? {}).map(([part, expression]) => [id, part, expression] as const),
  ),
)('the ranking of %s by %s asks all for a metric that exists', (_, __, expression) => {
  const asked = /^top_n\((\w+),5000,(?:asc|des)[,)]/.exec(expression)
  expect(parse(expression, 11.0).ok && LEVELS.some((level) => metricsAt(level).has(asked?.[1] ?? ''))).toBe(true)
})

function groups<T, K>(list: readonly T[], keyOf: (one: T) => K): ReadonlyMap<K, readonly T[]> {
  const found = new Map<K, T[]>()
  for (const one of list) found.set(keyOf(one), [...(found.get(keyOf(one)) ?? []), one])
  return found
}

const links = ({ items }: Dashboard): readonly string[] => items.flatMap(linksOf)

function linksOf(item: Item): readonly string[] {
  if ('tabs' in item) return item.tabs.flatMap((page) => page.items.flatMap(linksOf))
  const graph = item.raw['graph']
  const named = [
    item.raw['valueRelatedDashboard'],
    typeof graph === 'object' && graph !== null && 'dashboardName' in graph ? graph.dashboardName : null,
  ]
  return named.filter((name): name is string => typeof name === 'string')
}
