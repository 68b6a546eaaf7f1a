import type { Page } from '@playwright/test'
import { instant, serviceId, stands } from './fixture/sheet'
import { expect, test, type Site } from './fixture/test'
import type { Watch } from './fixture/strict'

// A server of its own: what is stored here would be the team's dashboard for the others.
test.use({ world: instant('2026-03-18T18:20:00Z') })

const checkout = `/layer/GENERAL/service/${serviceId('plover::checkout')}`

const place = (i: number, y: number) => ({ i: String(i), x: 0, y, w: 24, h: 5 })
const card = (i: number, y: number, title: string, metric: string, gate?: string) => ({
  ...place(i, y),
  type: 'Widget',
  widget: { title },
  graph: { type: 'Card' },
  expressions: [`avg(${metric})`],
  ...(gate !== undefined && { aerie: { v: 1, gate: { expression: gate } } }),
})
const tabs = (i: number, y: number, ...pages: readonly (readonly [name: string, metric: string, gate?: string])[]) => ({
  ...place(i, y),
  type: 'Tab',
  children: pages.map(([name, metric, gate]) => ({
    name,
    ...(gate !== undefined && { expression: gate }),
    children: [card(0, 0, `${name} card`, metric)],
  })),
})

async function store(site: Site, page: Page, name: string, children: readonly object[]): Promise<void> {
  const query = 'mutation Add($setting: NewDashboardSetting!) { addTemplate(setting: $setting) { status message } }'
  const configuration = JSON.stringify({ name, layer: 'GENERAL', entity: 'Service', children })
  const added = await page.request.post(`${site.url}/graphql`, {
    data: { query, variables: { setting: { configuration } } },
  })
  expect(await added.json()).toMatchObject({ data: { addTemplate: { status: true } } })
}

const expressions = ({ asked }: Watch): readonly string[] =>
  asked.flatMap(({ body }) => {
    const { variables = {} } = JSON.parse(body) as { variables?: Record<string, unknown> }
    return Object.entries(variables).flatMap(([key, value]) => (/^x\d+$/.test(key) ? [String(value)] : []))
  })

test('two tab controls: each open page is in the address, only open pages ask, Back closes again', async ({
  site,
  page,
  strict,
}) => {
  await store(site, page, 'Tabbed', [
    tabs(4, 0, ['Calls', 'service_cpm'], ['Time', 'service_resp_time'], ['Go', 'service_apdex', 'is_present(no_such)']),
    tabs(5, 20, ['Success', 'service_sla'], ['Apdex', 'service_apdex']),
  ])
  await site.open(`${checkout}/Tabbed`)
  await stands(site)
  expect(expressions(strict)).toEqual(['is_present(no_such)', 'avg(service_cpm)', 'avg(service_sla)'])
  await expect(page.getByRole('tab', { name: 'Go' })).toHaveAttribute('aria-disabled', 'true')

  await page.getByRole('tab', { name: 'Time' }).click()
  await page.getByRole('tab', { name: 'Apdex' }).click()
  await expect(page.getByRole('heading', { name: 'Apdex card' })).toBeVisible()
  await expect(page).toHaveURL(/tab=4(:|%3A)1(,|%2C)5(:|%3A)1/)
  await stands(site)
  await page.reload()
  await stands(site)
  await expect(page.getByRole('tab', { name: 'Time' })).toHaveAttribute('aria-selected', 'true')
  await expect(page.getByRole('tab', { name: 'Apdex' })).toHaveAttribute('aria-selected', 'true')
  await page.goBack()
  await expect(page.getByRole('tab', { name: 'Success' })).toHaveAttribute('aria-selected', 'true')
})

test('a page without data that the address names says what it waits for', async ({ site, page, strict }) => {
  await store(site, page, 'Gated', [
    tabs(4, 0, ['Calls', 'service_cpm'], ['Go', 'service_resp_time', 'is_present(no_such)']),
    card(5, 20, 'Below', 'service_sla'),
  ])
  await site.open(`${checkout}/Gated?tab=4:1`)
  await stands(site)
  await expect(page.getByText('Nothing of Go is reported here')).toBeVisible()
  await expect(page.getByText(/has no value for is_present\(no_such\)/)).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Below' })).toBeVisible()
  await page.getByRole('tab', { name: 'Calls' }).click()
  await expect(page.getByRole('heading', { name: 'Calls card' })).toBeVisible()
  expect(expressions(strict).filter((one) => one === 'avg(service_cpm)')).toHaveLength(1)
})

test('a gated widget is hidden without a hole, asks nothing, and a gate that fails shows it', async ({
  site,
  page,
  strict,
}) => {
  await store(site, page, 'Gates', [
    card(0, 0, 'Hidden', 'service_cpm', 'is_present(no_such)'),
    card(1, 5, 'Compared', 'service_resp_time', 'avg(service_resp_time) > 1'),
    card(2, 10, 'Broken gate', 'service_sla', 'is_present('),
  ])
  await site.open(`${checkout}/Gates`)
  await stands(site)
  await expect(page.getByRole('heading', { name: 'Compared' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Broken gate' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Hidden' })).toHaveCount(0)
  expect(expressions(strict)).not.toContain('avg(service_cpm)')
  const sheet = await page.locator('[data-dashboard]').boundingBox()
  const first = await page.locator('[data-widget="1"]').boundingBox()
  expect((first?.y ?? NaN) - (sheet?.y ?? NaN)).toBeLessThan(8)
})
