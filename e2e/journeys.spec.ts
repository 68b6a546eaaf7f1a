import {
  expectedAtMost,
  instant,
  near,
  numberOf,
  read,
  rowsIn,
  serviceId,
  stands,
  survivesReload,
  widget,
} from './fixture/sheet'
import { expect, test } from './fixture/test'

// J1 and J14: ten minutes into a db-saturation.
test.use({ world: instant('2026-03-18T18:20:00Z') })

const service = (name: string): string => `/layer/GENERAL/service/${serviceId(`plover::${name}`)}`
const hour = { from: '17:20', to: '18:20' }
const HOUR = 'from=now-1h&to=now&tz=utc'

test('J1.2–3: checkout is slow and fails since 18:10, its load is what it was', async ({ site, page }) => {
  await site.open('/?from=now-5m&to=now&tz=utc')
  await page
    .getByRole('navigation')
    .getByRole('link', { name: /General services/ })
    .first()
    .click()
  await stands(site)
  const rows = await rowsIn(page, 'Services')
  const { checkout, settlement, concierge, ...others } = Object.fromEntries(rows)
  near(checkout?.['Success'], 92, 0.01)
  near(checkout?.['Average'], 1940)
  near(settlement?.['Average'], 19_000, 0.1)
  near(concierge?.['Average'], 1500, 0.1)
  for (const row of Object.values(others)) if (row['Average']) expect(row['Average']).toBeLessThan(650)

  await widget(page, 'Services').getByRole('link', { name: 'checkout', exact: true }).click()
  await stands(site)
  await site.open(`${service('checkout')}/Overview?${HOUR}`)
  await stands(site)
  near((await read(page, 'Average response', '18:05', hour)).get('average'), 170, 0.1)
  expect((await read(page, 'Average response', '18:12', hour)).get('average')).toBeGreaterThan(1000)
  await read(page, 'Average response', '18:19', hour)
  near(await expectedAtMost(page), 254)
  await page.mouse.move(0, 0)
  await expect(widget(page, 'Average response')).toContainText('above the predicted band since 18:10')

  const spread = await read(page, 'Response time', '18:18', hour)
  const percentiles = ['p50', 'p75', 'p90', 'p95', 'p99'].map((name) => spread.get(name) ?? NaN)
  expect([...percentiles].sort((a, b) => a - b)).toEqual(percentiles)
  expect((await read(page, 'Success rate', '18:05', hour)).get('success')).toBeGreaterThan(99.5)
  near((await read(page, 'Success rate', '18:18', hour)).get('success'), 92, 0.01)
  const before = (await read(page, 'Load', '18:05', hour)).get('calls') ?? NaN
  near((await read(page, 'Load', '18:18', hour)).get('calls'), before, 0.1)
  await survivesReload(site, page, page.locator('[data-dashboard]'))
})

test('J3.4: the slow statement of the database leads to a trace of settlement', async ({ site, page }) => {
  const database = serviceId('postgres-orders.data.svc.cluster.local:5432', false)
  await site.open(`/layer/VIRTUAL_DATABASE/service/${database}/Overview?${HOUR}`)
  await stands(site)
  const top = widget(page, 'Slow statements').locator('li').first()
  await expect(top).toContainText('SELECT o.id, o.total, o.settled_at')
  const value = numberOf(await top.locator('.value').innerText())
  expect(value).toBeGreaterThan(14_000)
  expect(value).toBeLessThan(22_500)
})

test('J14.1: a new service has data from 12:00 on and no prediction, and says why', async ({ site, page }) => {
  await site.open(`${service('wallet-r61')}/Overview?from=2026-03-18T11:00Z&to=2026-03-18T13:00Z&tz=utc`)
  await stands(site)
  const day = { from: '11:00', to: '13:00' }
  expect((await read(page, 'Load', '11:30', day)).get('calls') ?? null).toBeNull()
  expect((await read(page, 'Load', '12:30', day)).get('calls')).toBeGreaterThan(0)
  await expect(page.locator('[data-type="Line"] [data-part="unpredicted"]').first()).toBeVisible()
})

test('J14.2: who was there for two hours two days ago has two buckets and nothing around', async ({ site, page }) => {
  await site.open(`${service('stocktake-c')}/Overview?from=2026-03-15T18:00Z&to=2026-03-18T18:00Z&step=HOUR&tz=utc`)
  await stands(site)
  const load = page.locator('[data-type="Line"]').filter({ hasText: 'calls per minute' })
  await expect(load).toHaveAttribute('data-state', 'fresh')
  await expect(load).toContainText('70 of 72 buckets missing')
  await site.open(`${service('stocktake-c')}/Overview?${HOUR}`)
  await stands(site)
  await expect(load).toHaveAttribute('data-state', 'empty')
})

test('J14.3: no instances, no endpoints: lists say so, metrics are there', async ({ site, page }) => {
  await site.open(`${service('legacy-till')}/Overview?${HOUR}`)
  await stands(site)
  await expect(widget(page, 'Load').first()).toHaveAttribute('data-state', 'fresh')
  await expect(widget(page, 'Instances')).toHaveAttribute('data-state', 'empty')
  await expect(widget(page, 'Instances').locator('.title')).toBeVisible()
  await site.open(`${service('clock')}/Endpoints?${HOUR}`)
  await stands(site)
  await expect(widget(page, 'Endpoints')).toHaveAttribute('data-state', 'empty')
})

test('J14.6: the hour point is the mean of its minutes', async ({ site, page }) => {
  await site.open(`${service('checkout')}/Overview?from=2026-03-18T17:00Z&to=2026-03-18T17:59Z&step=MINUTE&tz=utc`)
  await stands(site)
  const mean = numberOf(await widget(page, 'Load').first().locator('.value').innerText())
  const day = { from: '12:00', to: '18:00' }
  await site.open(`${service('checkout')}/Overview?from=2026-03-18T12:00Z&to=2026-03-18T18:00Z&step=HOUR&tz=utc`)
  await stands(site)
  near((await read(page, 'Load', '17:00', day)).get('calls'), mean, 0.001)
})
