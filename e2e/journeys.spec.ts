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
  toLayer,
  toRow,
  toWindow,
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
  await toLayer(site, page, /General services/)
  const rows = await rowsIn(page, 'Services')
  const { checkout, settlement, concierge, ...others } = Object.fromEntries(rows)
  near(checkout?.['Success'], 92, 0.01)
  near(checkout?.['Average'], 1940)
  near(settlement?.['Average'], 19_000, 0.1)
  near(concierge?.['Average'], 1500, 0.1)
  for (const row of Object.values(others)) if (row['Average']) expect(row['Average']).toBeLessThan(650)

  await toRow(site, page, 'Services', 'checkout')
  await toWindow(site, page, 'now-1h')
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
  await site.open(`${service('checkout')}/Overview?${HOUR}`)
  await toLayer(site, page, /Virtual databases/)
  await toRow(site, page, 'Databases', 'postgres-orders.data.svc.cluster.local:5432')
  const top = widget(page, 'Slow statements').locator('li').first()
  await expect(top).toContainText('SELECT o.id, o.total, o.settled_at')
  const value = numberOf(await top.locator('.value').innerText())
  expect(value).toBeGreaterThan(14_000)
  expect(value).toBeLessThan(22_500)
  await survivesReload(site, page, widget(page, 'Slow statements'))
})

test('J14.1: a new service has data from 12:00 on and no prediction, and says why', async ({ site, page }) => {
  await site.open(`/layer/GENERAL/Overview?${HOUR}`)
  const list = widget(page, 'Services')
  await list.getByRole('searchbox').fill('wallet')
  await expect(list.locator('[data-row].quiet')).toHaveCount(1)
  await expect(list.locator('[data-row].quiet')).toContainText(/wallet-r60.*last seen 12:00 – 13:00/s)
  await toRow(site, page, 'Services', 'wallet-r61')
  await toWindow(site, page, '2026-03-18 11:00 to 13:00')
  const day = { from: '11:00', to: '13:00' }
  expect((await read(page, 'Load', '11:30', day)).get('calls') ?? null).toBeNull()
  expect((await read(page, 'Load', '12:30', day)).get('calls')).toBeGreaterThan(0)
  await expect(page.locator('[data-type="Line"] [data-part="unpredicted"]').first()).toBeVisible()
  await survivesReload(site, page, page.locator('[data-dashboard]'))
})

test('J14.2: who was there for two hours two days ago has two buckets and nothing around', async ({ site, page }) => {
  await site.open(`/layer/GENERAL/Overview?${HOUR}`)
  const list = widget(page, 'Services')
  await list.getByRole('searchbox').fill('stocktake')
  await expect(list.locator('[data-row].quiet')).toHaveCount(3)
  await toRow(site, page, 'Services', 'stocktake-c')
  await toWindow(site, page, '2026-03-15 18:00 to 2026-03-18 18:00')
  const load = page.locator('[data-type="Line"]').filter({ hasText: 'calls per minute' })
  await expect(load).toHaveAttribute('data-state', 'fresh')
  await expect(load).toContainText('70 of 72 buckets missing')
  await survivesReload(site, page, load)
  await toWindow(site, page, 'now-1h')
  await expect(load).toHaveAttribute('data-state', 'empty')
})

test('J14.3: no instances, no endpoints: lists say so, metrics are there', async ({ site, page }) => {
  await site.open(`/layer/GENERAL/Overview?${HOUR}`)
  await toRow(site, page, 'Services', 'legacy-till')
  await expect(widget(page, 'Load').first()).toHaveAttribute('data-state', 'fresh')
  await expect(widget(page, 'Instances')).toHaveAttribute('data-state', 'empty')
  await expect(widget(page, 'Instances').locator('.title')).toBeVisible()
  await survivesReload(site, page, widget(page, 'Instances'))
  await toLayer(site, page, /General services/)
  await toRow(site, page, 'Services', 'clock')
  await page.getByRole('navigation', { name: 'Dashboards' }).getByRole('link', { name: 'Endpoints' }).click()
  await expect(widget(page, 'Endpoints')).toHaveAttribute('data-state', 'empty')
})

test('J14.6: the hour point is the mean of its minutes', async ({ site, page }) => {
  await site.open(`${service('checkout')}/Overview?from=2026-03-18T17:00Z&to=2026-03-18T17:59Z&step=MINUTE&tz=utc`)
  await stands(site)
  const mean = numberOf(await widget(page, 'Load').first().locator('.value').innerText())
  const day = { from: '12:00', to: '18:00' }
  await toWindow(site, page, '2026-03-18 12:00 to 18:00', /1 h/)
  near((await read(page, 'Load', '17:00', day)).get('calls'), mean, 0.001)
  await survivesReload(site, page, widget(page, 'Load').first())
})

test('J14.6: of six hours eight days back the minutes are gone, the hours are there; there is no cold stage', async ({
  site,
  page,
}) => {
  await site.open(`${service('checkout')}/Overview?${HOUR}`)
  await stands(site)
  await toWindow(site, page, '2026-03-10 12:00 to 18:00', /1 min/)
  const load = page.locator('[data-type="Line"]').filter({ has: page.getByRole('heading', { name: 'Load' }) })
  await expect(load).toHaveAttribute('data-state', 'empty')
  const why = load.getByRole('button', { name: 'Why is this empty?' })
  await why.click()
  await expect(load).toContainText('OAP keeps the minute step for 7 days. This window ended before Mar 11, 18:20')
  await page.reload()
  await why.click()
  await expect(load).toContainText('OAP keeps the minute step for 7 days')
  await expect(load.getByRole('button', { name: /cold/i })).toHaveCount(0)
  await load.getByRole('button', { name: 'Ask by the hour' }).click()
  await expect(load).toHaveAttribute('data-state', 'fresh')
  const window = { from: '12:00', to: '18:00' }
  for (const at of ['12:00', '13:00', '14:00', '15:00', '16:00', '17:00', '18:00'])
    expect((await read(page, 'Load', at, window)).get('calls'), at).toBeGreaterThan(0)
  await survivesReload(site, page, load)

  await site.open(
    `${service('checkout')}/Overview?from=2026-03-10T12:00Z&to=2026-03-10T18:00Z&step=MINUTE&cold=1&tz=utc`,
  )
  await why.click()
  await expect(load).toContainText('This storage has no cold stage, and the address asks for it.')
})
