import { describe, expect, test } from 'vitest'
import { metricOf } from '../../server/demo/world/catalogue'
import { catalogue } from '../../server/demo/world/data'
import type { Level } from '@/mqe/source'
import { cellsOf } from '@/dashboard/layout'
import { hashOf } from '@/template/canonical'
import { parse } from '@/mqe/parse'
import { fitted } from '@/template/level'
import { metricsOf } from '@/template/metrics'
import { validate } from '@/template/validate'
import { panels, widgets } from '@/widgets/registry'
import type { Dashboard, Item } from '@/template/types'
import { abouts } from './abouts'
import { builtInTemplates, identityOf, known } from './registry'
import { wholeOf } from './whole'

const layers = known.map(({ id }) => wholeOf(id, abouts))

const LEVELS: readonly Level[] = [10.0, 10.2, 10.3, 10.4, 11.0]
const all = await builtInTemplates()

const metricsAt = (level: Level): ReadonlySet<string> =>
  new Set(catalogue.map(({ name }) => name).filter((name) => metricOf(name, level) !== null))
const graphs: ReadonlySet<string> = new Set([...widgets.keys(), ...panels.keys()])

describe.each(all.map(({ id, dashboard }) => [id, dashboard] as const))('%s', (_, dashboard) => {
  test.each(LEVELS)('expressions, widget types and metrics work with %d', (level) => {
    const ground = { level, graphs, controls: new Set(panels.keys()), metrics: metricsAt(level) }
    expect(validate(reached(fitted(dashboard, level), ground.metrics), ground)).toEqual([])
  })

  test('every gate asks for metrics that some version has', () => {
    const known = new Set(LEVELS.flatMap((level) => [...metricsAt(level)]))
    for (const { gate } of dashboard.items.flatMap((item) => ('tabs' in item ? [] : [item])))
      if (gate?.expression) expect(gatedMetrics(gate.expression).filter((name) => !known.has(name))).toEqual([])
  })

  test('covers the grid without holes, whatever its gates hide', () => {
    expect(holes(dashboard.items, 'open')).toEqual([])
    expect(holes(dashboard.items, 'closed')).toEqual([])
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
      // The root is that of a layer as a whole.
      own.filter((one) => one.entity !== 'All'),
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

/** Cells of the grid that no widget covers, or several do, with all gates open or closed. */
function holes(items: readonly Item[], verdict: 'open' | 'closed'): readonly string[] {
  const cells = cellsOf(items, { openOf: () => 0, gatedOf: () => new Set(), verdictOf: () => verdict })
  const height = Math.max(...cells.map(({ place: { y, h } }) => y + h))
  const covered = cells.flatMap(({ place: { x, y, w, h } }) =>
    Array.from({ length: w * h }, (_, at) => `${x + (at % w)} ${y + Math.floor(at / w)}`),
  )
  const all = Array.from({ length: 24 * height }, (_, at) => `${at % 24} ${Math.floor(at / 24)}`)
  const once = groups(covered, (cell) => cell)
  return all.filter((cell) => once.get(cell)?.length !== 1)
}

function gatedMetrics(expression: string): readonly string[] {
  const parsed = parse(expression, 11.0)
  return parsed.ok ? metricsOf(parsed.ast) : []
}

/** Without what a gate hides for good on a server that knows none of its metrics: that is never asked. */
function reached(dashboard: Dashboard, metrics: ReadonlySet<string>): Dashboard {
  const isReached = (item: Item): boolean =>
    'tabs' in item || !item.gate?.expression || gatedMetrics(item.gate.expression).some((name) => metrics.has(name))
  return { ...dashboard, raw: { ...dashboard.raw, children: dashboard.items.filter(isReached).map(({ raw }) => raw) } }
}

test.each(layers.flatMap(({ id, vital }) => (vital === null ? [] : [[id, vital] as const])))(
  'the vital of %s parses, and is made from its series',
  (_, { expression, series }) => {
    expect(parse(expression, 10.0).ok && parse(series, 10.0).ok).toBe(true)
    expect(expression.replace(/avg\((\w+)\)/, '$1')).toBe(series)
  },
)

test.each(layers.map(({ id, vital, flow, signs = [] }) => [id, vital, flow, signs] as const))(
  'what %s shows of a service names metrics of services that some version has',
  (_, vital, flow, signs) => {
    const shown = [vital?.series ?? [], flow ? Object.values(flow) : [], signs.map(({ series }) => series)].flat()
    for (const expression of shown.filter((one) => one !== null)) {
      const parsed = parse(expression, 11.0)
      if (!parsed.ok) throw new Error(expression)
      for (const name of metricsOf(parsed.ast)) {
        const found = catalogue.find((one) => one.name === name)
        expect([name, found?.scope]).toEqual([name, 'Service'])
        // What takes one line must not be given many.
        expect([name, found?.type]).toEqual([
          name,
          expression.includes('aggregate_labels') ? 'LABELED_VALUE' : 'REGULAR_VALUE',
        ])
      }
    }
  },
)

test.each(
  layers.flatMap(({ id, vital }) =>
    Object.entries(vital?.ranks ?? {}).map(([part, expression]) => [id, part, expression] as const),
  ),
)('the ranking of %s by %s asks all for a metric that exists', (_, __, expression) => {
  const asked = [...expression.matchAll(/top_n\((\w+),5000,(?:asc|des)[,)]/g)].map(([, name = '']) => name)
  expect(parse(expression, 11.0).ok && asked.length > 0).toBe(true)
  for (const name of asked) expect(LEVELS.some((level) => metricsAt(level).has(name))).toBe(true)
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
