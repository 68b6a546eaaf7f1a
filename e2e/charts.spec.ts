import AxeBuilder from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixture/faulty'

const id = (name: string) => Buffer.from(name).toString('base64')
const service = (name: string) => `/layer/GENERAL/service/${encodeURIComponent(`${id(name)}.1`)}`
const instance = (name: string, pod: string) =>
  `/layer/GENERAL/instance/${encodeURIComponent(`${id(name)}.1_${id(pod)}`)}`

interface Stored {
  readonly title: string
  readonly expressions: readonly string[]
  readonly unit?: string
  readonly graph?: object
  readonly w?: number
  readonly h?: number
}

const NO_LEGEND = { legend: { show: false } }

let stored = 0

/** Stores a dashboard with one widget in a row of its own for each of these; its name, of which there is no other. */
async function store(page: Page, url: string, entity: string, widgets: readonly Stored[]): Promise<string> {
  let y = 0
  const children = widgets.map(({ title, expressions, unit = 'ms', graph = {}, w = 24, h = 12 }, index) => {
    const item = {
      ...{ x: 0, y, w, h, i: String(index), type: 'Widget', widget: { title }, graph: { type: 'Line', ...graph } },
      expressions,
      metricConfig: expressions.map(() => ({ unit })),
    }
    y += h
    return item
  })
  const name = `Charts${(stored += 1)}`
  const configuration = JSON.stringify({ name, layer: 'GENERAL', entity, children })
  const query = 'mutation Add($setting: NewDashboardSetting!) { addTemplate(setting: $setting) { status message } }'
  const added = await page.request.post(`${url}/graphql`, {
    data: { query, variables: { setting: { configuration } } },
  })
  expect(await added.json()).toMatchObject({ data: { addTemplate: { status: true } } })
  return name
}

const cell = (page: Page, index: number) => page.locator(`[data-widget="${index}"]`)
const plot = (page: Page, index: number) => cell(page, index).locator('[data-part=plot]')
const tip = (page: Page) => page.locator('[data-part=tooltip]')
const rows = (page: Page) => page.locator('[data-part=tooltip-row]')

async function box(locator: Locator) {
  const found = await locator.boundingBox()
  if (!found) throw new Error('not on the page')
  return found
}

/** Moves the pointer over a plot, to a share of its width. */
async function hover(page: Page, index: number, share: number): Promise<void> {
  const { x, y, width } = await box(plot(page, index))
  await page.mouse.move(x + 38 + (width - 50) * share, y + 30)
}

const PERCENTILES: Stored = {
  title: 'Percentiles',
  expressions: ["service_percentile{p='50,75,90,95,99'}"],
}
const LOAD: Stored = { title: 'Load', expressions: ['service_cpm'], unit: 'calls / min' }

test('one instant on all charts, values sorted, the tooltip beside the crosshair and inside the window', async ({
  site,
  page,
  faulty,
}) => {
  void site
  const name = await store(page, faulty.url, 'Service', [PERCENTILES, LOAD])
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 800 })
    await page.goto(`${faulty.url}${service('plover::checkout')}/${name}`)
    await expect(plot(page, 1)).toHaveAttribute('data-ready', 'true')
    for (const share of [0.02, 0.5, 0.97]) {
      await hover(page, 0, share)
      await expect(rows(page)).toHaveCount(5)
      expect((await rows(page).allTextContents()).map((row) => /p\d\d/.exec(row)?.[0])).toEqual([
        'p99',
        'p95',
        'p90',
        'p75',
        'p50',
      ])
      await expect(page.locator('[data-part=crosshair]')).toHaveCount(2)
      await expect(cell(page, 1).locator('header')).toContainText(/\d at \d\d:\d\d/)
      const shown = await box(tip(page))
      const cross = await box(cell(page, 0).locator('[data-part=crosshair]'))
      expect(shown.x).toBeGreaterThanOrEqual(0)
      expect(shown.x + shown.width).toBeLessThanOrEqual(width)
      expect(cross.x < shown.x || cross.x > shown.x + shown.width).toBe(true)
    }
    await page.mouse.move(1, 1)
    await expect(tip(page)).toHaveCount(0)
  }
})

test('a chart is read, zoomed and left by keys; Back undoes a zoom', async ({ site, page, faulty }) => {
  void site
  const name = await store(page, faulty.url, 'Service', [LOAD, PERCENTILES])
  await page.goto(`${faulty.url}${service('plover::checkout')}/${name}`)
  await expect(plot(page, 0)).toHaveAttribute('data-ready', 'true')
  const before = page.url()
  const said = cell(page, 0).locator('[aria-live]')
  await plot(page, 0).focus()
  await page.keyboard.press('Home')
  await expect(said).toHaveText(/\d\d:\d\d, service_cpm [\d,]+ calls \/ min/)
  const first = await said.textContent()
  await page.keyboard.press('ArrowRight')
  await expect(said).not.toHaveText(first ?? '')
  for (let step = 0; step < 5; step += 1) await page.keyboard.press('Shift+ArrowRight')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/from=2026-03-18T17:51Z&to=2026-03-18T17:56Z/)
  await page.goBack()
  await expect(page).toHaveURL(before)
})

test('a drag zooms the page, a click does not, a double click steps out', async ({ site, page, faulty }) => {
  void site
  const name = await store(page, faulty.url, 'Service', [LOAD, PERCENTILES])
  await page.goto(`${faulty.url}${service('plover::checkout')}/${name}`)
  await expect(plot(page, 1)).toHaveAttribute('data-ready', 'true')
  const before = page.url()
  await hover(page, 0, 0.185)
  await page.mouse.down()
  await hover(page, 0, 0.186)
  await page.mouse.up()
  expect(page.url()).toBe(before)
  await page.mouse.down()
  await hover(page, 0, 0.6)
  await expect(cell(page, 0).locator('.brush')).toBeVisible()
  await expect(tip(page)).toHaveCount(0)
  await page.mouse.up()
  await expect(page).toHaveURL(/from=2026-03-18T17:56Z&to=2026-03-18T18:08Z/)
  await expect(plot(page, 1)).toHaveAttribute('aria-label', /23:26.*23:38/)
  const zoomed = page.url()
  const { x, y, width } = await box(plot(page, 0))
  await page.mouse.dblclick(x + width / 2, y + 40)
  await expect(page).not.toHaveURL(zoomed)
  await page.goBack()
  await expect(page).toHaveURL(zoomed)
  await page.goBack()
  await expect(page).toHaveURL(before)
})

test('a click on the legend shows one alone, with Ctrl it hides one, Esc undoes both', async ({
  site,
  page,
  faulty,
}) => {
  void site
  const graph = { legend: { asTable: true, min: true, max: true } }
  const name = await store(page, faulty.url, 'Service', [PERCENTILES, { ...PERCENTILES, title: 'Table', graph }])
  await page.goto(`${faulty.url}${service('plover::checkout')}/${name}`)
  const pressed = async (index: number) => {
    const states = cell(page, index).locator('[aria-pressed]:not(header *)')
    return states.evaluateAll((all) => all.map((one) => one.getAttribute('aria-pressed')).join(' '))
  }
  for (const index of [0, 1]) {
    const p90 = cell(page, index).getByRole('button', { name: 'p90' })
    await p90.click()
    await expect.poll(() => pressed(index)).toBe('false false true false false')
    await page.keyboard.press('Escape')
    await expect.poll(() => pressed(index)).toBe('true true true true true')
    await p90.click({ modifiers: ['Control'] })
    await expect.poll(() => pressed(index)).toBe('true true false true true')
    await page.keyboard.press('Escape')
    await expect.poll(() => pressed(index)).toBe('true true true true true')
  }
  const names = () => cell(page, 1).locator('tbody bdi').allTextContents()
  const max = cell(page, 1).getByRole('button', { name: 'Max' })
  await max.click()
  expect(await names()).toEqual(['p99', 'p95', 'p90', 'p75', 'p50'])
  await max.click()
  expect(await names()).toEqual(['p50', 'p75', 'p90', 'p95', 'p99'])
})

test('no data, zero and a bucket that still fills look different', async ({ site, page, faulty }) => {
  void site
  const zero = { title: 'Zero', expressions: ['service_instance_cpm * 0'], unit: '' }
  const name = await store(page, faulty.url, 'ServiceInstance', [
    { title: 'Load', expressions: ['service_instance_cpm'], unit: 'calls / min' },
    zero,
  ])
  const pod = `${faulty.url}${instance('plover::ticketing', 'ticketing-r86qhlnpb-mzlmp')}/${name}`
  await page.goto(`${pod}?from=2026-03-18T14:32Z&to=2026-03-18T14:50Z`)
  await expect(plot(page, 1)).toHaveAttribute('data-ready', 'true')
  for (const index of [0, 1]) {
    await expect(cell(page, index).locator('rect.gap')).toHaveCount(1)
    await expect(cell(page, index).locator('svg .note')).toHaveText(['no data'])
    await expect(cell(page, index).locator('header')).toContainText('3 of 19 buckets missing')
    await expect(cell(page, index).locator('rect[fill^="url"]')).toHaveCount(0)
  }
  await hover(page, 1, 0.1)
  await expect(rows(page).locator('.value')).toHaveText('0')
  await hover(page, 1, 9 / 18)
  await expect(rows(page).locator('.value')).toHaveText('no data')
  await page.goto(`${pod}?from=2026-03-18T18:00Z&to=now`)
  await expect(cell(page, 0).locator('rect[fill^="url"]')).toHaveCount(1)
  await hover(page, 0, 1)
  await expect(tip(page)).toContainText('still filling')
})

const predicted = (metric: string, title: string): Stored => ({
  title,
  expressions: [metric, `baseline(${metric},upper)`, `baseline(${metric},lower)`],
})

test('a series that leaves its predicted band says since when; one without a band says why', async ({
  site,
  page,
  faulty,
}) => {
  void site
  const name = await store(page, faulty.url, 'Service', [predicted('service_resp_time', 'Response time')])
  await page.goto(`${faulty.url}${service('plover::checkout')}/${name}`)
  const chart = cell(page, 0)
  await expect(chart.locator('header')).toContainText('above the predicted band since 23:40')
  await expect(chart.locator('[data-part=band]')).toBeVisible()
  await expect(chart.locator('[data-part=breach]')).toBeVisible()
  await hover(page, 0, 29 / 30)
  await expect(tip(page)).toContainText(/expected range\s*126 – 254\s*ms/)
  await page.mouse.move(1, 1)
  for (const theme of ['dark', 'light']) {
    await page.goto(`${faulty.url}${service('plover::checkout')}/${name}?theme=${theme}`)
    await expect(chart.locator('[data-part=breach]')).toBeVisible()
    expect((await new AxeBuilder({ page }).include('[data-widget]').analyze()).violations).toEqual([])
  }
  await page.goto(`${faulty.url}${service('plover::wallet-r61')}/${name}`)
  await expect(chart.locator('[data-part=unpredicted]')).toContainText('No predicted band')
  await expect(chart.locator('[data-part=band]')).toHaveCount(0)
})

test('four hundred series stay usable: one grey bundle, few elements, any of them is found', async ({
  site,
  page,
  faulty,
}) => {
  void site
  faulty.proxy.set(({ body }) =>
    /execExpression/.test(body.query ?? '') ? { kind: 'change', change: multiplied } : { kind: 'pass' },
  )
  const graph = { legend: { asTable: true, max: true } }
  const many = { title: 'Many', expressions: ['service_percentile'] }
  const name = await store(page, faulty.url, 'Service', [
    { ...many, w: 12 },
    { ...many, title: 'Table', graph },
    { ...many, title: 'Selector', graph: { legend: { asSelector: true } } },
    { ...many, title: 'Bare', graph: NO_LEGEND },
  ])
  await page.goto(`${faulty.url}${service('plover::checkout')}/${name}`)
  await expect(plot(page, 0)).toHaveAttribute('data-ready', 'true')
  await hover(page, 0, 0.5)
  await expect(rows(page)).toHaveCount(10)
  await expect(tip(page)).toContainText('and 390 more')
  await expect(cell(page, 3).locator('.legend')).toHaveCount(0)
  expect(await cell(page, 1).locator('tbody tr').count()).toBeLessThanOrEqual(80)

  await cell(page, 2).getByRole('button', { name: '400 series' }).click()
  const list = page.getByRole('dialog', { name: 'All 400 series' })
  expect(await list.getByRole('button').count()).toBeLessThanOrEqual(80)
  await list.getByRole('searchbox').fill('label=399')
  await list.getByRole('button').click()
  await page.keyboard.press('Escape')
  await expect(cell(page, 2).getByRole('button', { name: '1 of 400 series' })).toBeFocused()
  await hover(page, 2, 0.5)
  await expect(rows(page)).toHaveCount(1)
})

/** Four hundred labelled series in place of each answer. */
function multiplied({ data, ...rest }: { data?: Record<string, unknown> | null }): unknown {
  const many = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null || !('results' in value)) return value
    const { results } = value
    const first: unknown = Array.isArray(results) ? results[0] : null
    if (typeof first !== 'object' || first === null || !('values' in first) || !Array.isArray(first.values))
      return value
    const { values } = first
    return {
      ...value,
      results: Array.from({ length: 400 }, (_, series) => ({
        metric: {
          labels: [
            { key: 'label', value: String(series) },
            { key: 'of', value: 'all' },
          ],
        },
        values: values.map((one: { value: string | null }, index: number) => ({
          ...one,
          value: one.value === null ? null : String(series * 3 + ((index * 7 + series) % 11)),
        })),
      })),
    }
  }
  return { ...rest, data: Object.fromEntries(Object.entries(data ?? {}).map(([key, value]) => [key, many(value)])) }
}
