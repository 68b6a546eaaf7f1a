import AxeBuilder from '@axe-core/playwright'
import { UNKIND } from './fixture/server'
import { expect, test } from './fixture/faulty'

// What is stored here stays in the server: one of its own.
test.use({ world: [...UNKIND] })

const SERVICE = `/layer/GENERAL/service/${encodeURIComponent(`${Buffer.from('plover::checkout').toString('base64')}.1`)}`
const PERCENTILES = "service_percentile{p='50,75,90,95,99'}"
/** One that everything is past. */
const PASSED = [{ at: 1, tone: 'bad', label: 'anything' }]

const widget = (i: number, type: string, title: string, expression: string, aerie?: object) => ({
  ...{ x: (i % 3) * 8, y: Math.floor(i / 3) * 10, w: 8, h: 10, i: String(i), type: 'Widget', widget: { title } },
  ...{ graph: { type, showXAxis: true, showYAxis: true }, expressions: [expression], metricConfig: [{ unit: 'ms' }] },
  ...(aerie && { aerie: { v: 1, ...aerie } }),
})

test('types and limits of ours draw what OAP answers, are read by keys, and say in words what is passed', async ({
  site,
  page,
  faulty,
}) => {
  void site
  const children = [
    widget(0, 'HeatMap', 'Heat', PERCENTILES),
    widget(1, 'Line', 'States', PERCENTILES, { type: 'StatusTimeline', thresholds: PASSED }),
    widget(2, 'Card', 'Dial', 'avg(service_resp_time)', { type: 'Gauge', thresholds: PASSED }),
    widget(3, 'Bar', 'Shares', PERCENTILES, { type: 'Pie' }),
    widget(4, 'Line', 'Limited', 'service_resp_time', { thresholds: PASSED }),
    widget(5, 'Card', 'Number', 'avg(service_resp_time)', { thresholds: PASSED }),
  ]
  const configuration = JSON.stringify({ name: 'Graphs', layer: 'GENERAL', entity: 'Service', children })
  const query = 'mutation Add($setting: NewDashboardSetting!) { addTemplate(setting: $setting) { status message } }'
  const added = await page.request.post(`${faulty.url}/graphql`, {
    data: { query, variables: { setting: { configuration } } },
  })
  expect(await added.json()).toMatchObject({ data: { addTemplate: { status: true } } })
  await page.goto(`${faulty.url}${SERVICE}/Graphs`)
  const cell = (index: number) => page.locator(`[data-widget="${index}"]`)
  for (const [index, type] of ['HeatMap', 'StatusTimeline', 'Gauge', 'Pie', 'Line', 'Card'].entries()) {
    await expect(cell(index)).toHaveAttribute('data-type', type)
    await expect(cell(index)).toHaveAttribute('data-state', 'fresh')
  }
  for (const index of [0, 1, 4])
    await expect(cell(index).locator('[data-part=plot]')).toHaveAttribute('data-ready', 'true')

  await expect(cell(2).getByRole('img', { name: /ms.*from 0 ms to .*anything: at or above 1 ms/ })).toBeVisible()
  await expect(cell(3).getByRole('row')).toHaveCount(6)
  await expect(cell(3).locator('[data-part=slice]')).toHaveCount(5)
  await expect(cell(4).locator('[data-part=limit]')).toHaveCount(1)
  await expect(cell(5)).toContainText('anything: at or above 1 ms')
  for (const index of [1, 2, 4, 5])
    await expect(
      cell(index)
        .locator('header')
        .getByRole('img', { name: /at or above 1 ms/ }),
    ).toBeVisible()

  await cell(0).locator('[data-part=plot]').focus()
  await page.keyboard.press('Home')
  const said = cell(0).locator('[aria-live]')
  await expect(said).toContainText(/p99, [\d,.]+ m?s, \d\d:\d\d/)
  await page.keyboard.press('ArrowDown')
  await expect(said).toContainText(/p95, /)
  await expect(page.locator('[data-part=crosshair]')).toHaveCount(3)
  const { violations } = await new AxeBuilder({ page }).include('[data-cell]').analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])

  const before = page.url()
  await page.keyboard.press('Shift+ArrowRight')
  await page.keyboard.press('Shift+ArrowRight')
  await page.keyboard.press('Enter')
  await expect(page).not.toHaveURL(before)
})
