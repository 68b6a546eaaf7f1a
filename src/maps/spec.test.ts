import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parseConfiguration } from '@/template/parse'
import type { ControlItem, Dashboard, Item, Json } from '@/template/types'
import { latencyTone, successTone, toneOf, UNKNOWN } from './health'
import { mapOptions } from './options'
import { askedFor, rankingOf, seriesOf, templateMetric } from './spec'

describe('an expression of a map', () => {
  it.each([
    ['avg(service_cpm)', 'service_cpm', 'top_n(service_cpm,5000,des)'],
    ['avg(service_sla)/100', 'service_sla/100', 'top_n(service_sla,5000,des)/100'],
    ['avg(service_sla/100)', 'service_sla/100', 'top_n(service_sla,5000,des)/100'],
    ['avg(a/b)', 'a/b', null],
    ["avg(m{p='99'})", "m{p='99'}", null],
    ['latest(m)', 'm', null],
    ['(avg(a) < 9500) * (avg(b) > 1) == 1', null, null],
    ['', null, null],
  ])('%s has the series %s and the ranking %s', (expression, series, ranking) => {
    expect([seriesOf(expression), rankingOf(expression)]).toEqual([series, ranking])
  })
})

describe('a number with its course', () => {
  it.each([
    ['avg(service_cpm)', 'service_cpm', null],
    ['avg(service_sla)/100', 'service_sla/100', null],
    ['latest(browser_app_pv)', 'browser_app_pv', 'latest(browser_app_pv)'],
    ['(avg(a) < 9500) == 1', '(avg(a) < 9500) == 1', null],
  ])('%s: the course is %s, the number asked besides %s', (expression, course, number) => {
    expect(askedFor(templateMetric(expression, 'any', '', 0))).toEqual({ course, number })
  })
})

describe('how one is doing', () => {
  const vitals = { ...UNKNOWN, load: 100, latency: 10, before: 10, success: 100 }
  it.each([
    ['ok', {}],
    ['bad', { success: 94.9 }],
    ['warn', { success: 97 }],
    ['ok', { success: 20, load: 0.5 }],
    ['bad', { latency: 260, before: 7 }],
    ['warn', { latency: 170, before: 100 }],
    // A few milliseconds more are nobody's trouble, however many times as much.
    ['ok', { latency: 9, before: 1 }],
    ['ok', { latency: 5000, before: null }],
    ['bad', { unhealthy: true }],
    ['bad', { unhealthy: false, latency: 900, before: 100 }],
    ['unknown', { load: null, latency: null, success: null }],
  ] as const)('is %s with %j', (tone, change) => {
    expect(toneOf({ ...vitals, ...change })).toBe(tone)
  })
  it('tells each by itself', () => {
    expect([successTone(UNKNOWN), latencyTone(UNKNOWN)]).toEqual(['unknown', 'unknown'])
  })
})

const control = (raw: ControlItem['raw']): ControlItem => ({
  type: 'Topology',
  control: true,
  id: '0',
  place: { x: 0, y: 0, w: 24, h: 40 },
  raw,
})

describe('what a stored map says', () => {
  it('may be nothing, or nonsense', () => {
    expect(mapOptions(control({ type: 'Topology' }))).toMatchObject({ depth: null, showDepth: true, nodeMetrics: [] })
    const odd = {
      graph: [],
      nodeExpressions: [1, '', 'avg(x)'],
      nodeMetricConfig: 'x',
      nodeDashboard: [7],
      legendMQE: 3,
    }
    expect(mapOptions(control({ ...odd, description: null }))).toMatchObject({
      nodeMetrics: [{ key: '2', label: 'avg(x)', role: null }],
      unhealthy: null,
    })
    expect(mapOptions(control({ graph: { depth: 99, showDepth: false } }))).toMatchObject({
      depth: 5,
      showDepth: false,
    })
  })
})

const ROOT = fileURLToPath(new URL('../../../shared/oap/templates-10.4/', import.meta.url))
const mounted = existsSync(ROOT)
if (!mounted) it.skip('stock maps: ../shared is not there', () => {})

;(mounted ? describe : describe.skip)('the maps that OAP 10.4 ships', () => {
  const maps = stockMaps()
  it('are fifteen, and each tells its metrics', () => {
    expect(maps.length).toBe(15)
    const general = maps.find(({ dashboard }) => dashboard.layer === 'GENERAL' && dashboard.entity === 'All')
    const options = general && mapOptions(general.item)
    expect(options?.nodeMetrics.map(({ role, series }) => [role, series])).toEqual([
      ['load', 'service_cpm'],
      ['success', 'service_sla/100'],
      ['latency', 'service_resp_time'],
    ])
    expect(options?.clientMetrics.map(({ role }) => role)).toEqual(['latency', 'load'])
    expect(options?.unhealthy).toContain('9500')
    expect(options?.callDashboard).toBe('General-Service-Relation')
    expect(options?.nodeDashboards.get('Service')).toBe('General-Service')
  })
})

function stockMaps(): readonly { readonly dashboard: Dashboard; readonly item: ControlItem }[] {
  const files = mounted ? readdirSync(ROOT, { recursive: true, encoding: 'utf8' }) : []
  return files
    .filter((file) => file.endsWith('.json'))
    .flatMap((file) => {
      const stored = JSON.parse(readFileSync(`${ROOT}${file}`, 'utf8')) as
        { configuration?: Json } | readonly { configuration?: Json }[]
      return (Array.isArray(stored) ? stored : [stored]).flatMap(({ configuration = null }) => {
        const { dashboard } = parseConfiguration(configuration)
        return dashboard ? mapsIn(dashboard.items).map((item) => ({ dashboard, item })) : []
      })
    })
}

function mapsIn(items: readonly Item[]): readonly ControlItem[] {
  return items.flatMap((item) => {
    if ('tabs' in item) return item.tabs.flatMap((tab) => mapsIn(tab.items))
    return 'control' in item && item.type === 'Topology' ? [item] : []
  })
}
