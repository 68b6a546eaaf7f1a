import type { Locator, Page } from '@playwright/test'
import { inAddress, mapStands, nodeId } from './fixture/graph'
import { instant } from './fixture/sheet'
import { expect, test } from './fixture/test'

// J1 to J3: ten minutes into a db-saturation.
test.use({ world: instant('2026-03-18T18:20:00Z') })

const HOUR = 'from=now-1h&to=now&tz=utc'
const CHECKOUT = nodeId('plover::checkout')
const DATABASE = 'postgres-orders.data.svc.cluster.local:5432'
const of = `of=service:${inAddress(CHECKOUT)}`
const MINUTE = `from=2026-03-18T18:18Z&to=2026-03-18T18:18:59Z&tz=utc`
const heading = (page: Page): Locator => page.getByRole('heading', { level: 1 })
const reader = (page: Page): Locator => page.locator('[data-part="trace-reader"]')
const panel = (page: Page): Locator => reader(page).getByRole('complementary')
const rows = (page: Page): Locator => page.getByRole('table', { name: 'Traces found' }).locator('[data-row]')
const lines = (page: Page): Locator => page.getByRole('treegrid', { name: 'Log lines' }).locator('[data-row]')
const detail = (page: Page): Locator => page.locator('[data-part="detail"]')
const dashboardStands = (page: Page): Promise<void> =>
  expect(page.locator('[data-dashboard]')).toHaveAttribute('data-ready', 'true')

/** Opens the first trace that is found and the span of that name in it. */
async function toSpan(page: Page, name: string | RegExp): Promise<void> {
  await rows(page).first().getByRole('link').click()
  await reader(page).getByRole('treeitem', { name }).first().click()
  await expect(panel(page)).toBeVisible()
}

test('a span leads to its service, its instance and its endpoint, at the time of the page', async ({ site, page }) => {
  await site.open(`/traces?${of}&${MINUTE}`)
  await toSpan(page, /^plover::checkout, POST:\/orders/)
  const before = page.url()
  const ways = panel(page).locator('.ways a')
  await expect(ways).toHaveText([
    'plover::checkout',
    'Instance',
    'Endpoint',
    'Logs of the span',
    'Logs of the trace',
    'Profile this endpoint',
  ])
  for (const [way, kind, name] of [
    ['plover::checkout', 'service', 'checkout'],
    ['Instance', 'instance', /^checkout-/],
    ['Endpoint', 'endpoint', 'POST:/orders'],
  ] as const) {
    await panel(page).getByRole('link', { name: way, exact: true }).focus()
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(new RegExp(`/layer/GENERAL/${kind}/.*from=2026-03-18T18:18Z`))
    await dashboardStands(page)
    await expect(heading(page)).toHaveText(name)
    await expect(page.locator('[data-dashboard] [data-state="fresh"]').first()).toBeVisible()
    await page.goBack()
    await expect(panel(page)).toBeVisible()
    expect(page.url()).toBe(before)
  }
})

test('the span of a statement leads to the virtual database', async ({ site, page }) => {
  await site.open(`/traces?${of}&${MINUTE}&sort=-duration`)
  await rows(page).first().getByRole('link').click()
  await reader(page).locator('[data-lead="longest"]').click()
  await panel(page).getByRole('link', { name: DATABASE }).click()
  await expect(page).toHaveURL(/\/layer\/VIRTUAL_DATABASE\/service\//)
  await dashboardStands(page)
  await expect(heading(page)).toHaveText(DATABASE)
})

test('J3.4: from a slow statement to its trace and the span that has it', async ({ site, page }) => {
  await site.open(`/layer/VIRTUAL_DATABASE/service/${inAddress(nodeId(DATABASE, false))}?${HOUR}`)
  const top = page.locator('[data-type="TopList"]').first().getByRole('link').first()
  await expect(top).toContainText('SELECT o.id, o.total, o.settled_at')
  await top.click()
  await expect(heading(page)).toHaveText('Settlement/hourly-reconcile')
  await reader(page).locator('[data-lead="longest"]').click()
  await expect(panel(page)).toContainText(/SELECT o\.id, o\.total, o\.settled_at/)
  await page.reload()
  await expect(panel(page)).toContainText(/SELECT o\.id, o\.total, o\.settled_at/)
})

const MOMENT = /from=2026-03-18T18:0\dZ&to=2026-03-18T18:20Z|from=2026-03-18T17:59Z&to=2026-03-18T18:20Z/
const PAGES = {
  Dashboard: { path: /\/layer\/\w+\/(service|endpoint|relation)\// },
  Map: { path: /\/topology\?of=service:/ },
  Traces: { path: /\/traces\?of=(service|endpoint):/ },
  Logs: { path: /\/logs\?of=(service|endpoint):/ },
  Events: { path: /\/events\?of=service:/ },
} as const
const isPage = (name: string): name is keyof typeof PAGES => Object.hasOwn(PAGES, name)

for (const [message, title, owner, names] of [
  [/Success rate of plover::checkout below/, 'checkout', 'checkout', ['Dashboard', 'Map', 'Traces', 'Logs', 'Events']],
  [/POST:\/orders/, 'POST:/orders', 'checkout', ['Dashboard', 'Map', 'Traces', 'Logs', 'Events']],
  [/postgres-orders.*answered slower than 100 ms/, DATABASE, DATABASE, ['Dashboard', 'Map', 'Events']],
] as const)
  test(`an alarm of ${title} leads to pages about it, around the minute it fired`, async ({ site, page }) => {
    await site.open(`/alarms?from=now-30m&to=now&tz=utc`)
    await page.locator('[data-part="firing"] [data-part="alarm"]').filter({ hasText: message }).first().click()
    const links = detail(page).locator('[data-part="links"] a')
    await expect(links).toHaveText([...names])
    const address = page.url()
    for (const name of names) {
      await links.getByText(name, { exact: true }).click()
      await expect(page).toHaveURL(isPage(name) ? PAGES[name].path : '')
      await expect(page).toHaveURL(MOMENT)
      await expect(heading(page)).toContainText(name === 'Map' || name === 'Events' ? owner : title)
      await expect(page.locator('main [data-state="fresh"]').first()).toBeVisible()
      if (name === 'Traces') await expect(rows(page).first()).toBeVisible()
      if (name === 'Logs') await expect(lines(page).first()).toBeVisible()
      if (name === 'Map') await expect(page.locator('[data-part="map-count"]')).toHaveText(/^\d+ services, \d+ calls$/)
      await page.goBack()
      await expect(detail(page)).toBeVisible()
      expect(page.url()).toBe(address)
    }
  })

test('an alarm of a call leads to that call on the map, and to what both sides saw of it', async ({ site, page }) => {
  await site.open(`/alarms?from=now-30m&to=now&tz=utc`)
  await page
    .locator('[data-part="alarm"]')
    .filter({ hasText: `checkout → ${DATABASE}` })
    .first()
    .click()
  await detail(page).getByRole('link', { name: 'Map' }).click()
  const side = page.locator('[data-part="call-side"]')
  await expect(side.getByRole('heading', { level: 3 })).toContainText(`plover::checkout → ${DATABASE}`)
  await page.reload()
  await expect(side.getByRole('heading', { level: 3 })).toContainText(`plover::checkout → ${DATABASE}`)
  await side.getByRole('link', { name: 'Open relation' }).click()
  await dashboardStands(page)
  const latency = page.locator('[data-expressions*="service_relation_client_resp_time"]')
  await expect(latency).toHaveAttribute('data-state', 'fresh')
  await expect(latency.locator('[data-part="plot"]')).toHaveAttribute('data-ready', 'true')
  // A database tells nothing itself.
  await expect(page.locator('[data-expressions*="service_relation_client_percentile"]')).toHaveCount(1)
  await expect(page.locator('[data-expressions*="service_relation_server_percentile"]')).toHaveCount(0)
  const address = page.url()
  await page.goBack()
  await page.goBack()
  await detail(page).getByRole('link', { name: 'Dashboard' }).click()
  await dashboardStands(page)
  await expect(heading(page)).toHaveText(`checkout → ${DATABASE}`)
  expect(new URL(page.url()).pathname).toBe(new URL(address).pathname)
})

test('a node of the map leads to its dashboard, traces, logs, alarms and layers', async ({ site, page }) => {
  await site.open(`/topology?${of}&f.layer=GENERAL&f.depth=1&sel=${inAddress(CHECKOUT)}&${HOUR}`)
  await mapStands(page)
  const side = page.locator('[data-part="node-side"]')
  const address = page.url()
  for (const [way, path, shown] of [
    ['Open dashboard', /\/layer\/GENERAL\/service\//, page.locator('[data-dashboard][data-ready="true"]')],
    ['Traces', /\/traces\?of=service:/, rows(page).first()],
    ['Logs', /\/logs\?of=service:/, lines(page).first()],
    ['Alarms', /\/alarms\?of=service:/, page.locator('[data-part="alarm"]').first()],
    ['Layers', /view=hierarchy/, page.locator('a[data-layer="K8S_SERVICE"]')],
  ] as const) {
    await side.getByRole('link', { name: way, exact: true }).focus()
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(path)
    await expect(page).toHaveURL(/from=now-1h&to=now/)
    await expect(shown).toBeVisible()
    await expect(heading(page)).toContainText('checkout')
    await page.goBack()
    await expect(side).toBeVisible()
    expect(page.url()).toBe(address)
  }
})

test('ids as agents send them along open the trace from the field that finds', async ({ site, page }) => {
  // Traces of the door are OpenTelemetry's: 32 digits.
  const ids: string[] = []
  for (const search of [of, `of=service:${inAddress(nodeId('mesh::entrance.stage'))}`]) {
    await site.open(`/traces?${search}&from=now-5m&to=now&tz=utc`)
    await expect(rows(page).first()).toBeVisible()
    const hrefs = await rows(page)
      .getByRole('link')
      .evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))
    ids.push(...hrefs.flatMap((href) => /f\.open=([^&]+)/.exec(href)?.[1] ?? []))
  }
  const own = ids.find((id) => id.includes('.')) ?? ''
  const hex = ids.find((id) => /^[\da-f]{32}$/.test(id)) ?? ''
  expect([own, hex]).not.toContain('')
  const base64 = (text: string): string => Buffer.from(text).toString('base64')
  for (const [text, id] of [
    [own, own],
    [`1-${base64(own)}-${base64('segment')}-3-${base64('plover::checkout')}-aQ==-Lw==-aA==`, own],
    [`traceparent: 00-${hex}-00f067aa0ba902b7-01`, hex],
    [`${hex}-00f067aa0ba902b7-1-05e3ac9a4f6e3b90`, hex],
  ] as const) {
    await site.open(`/layer/GENERAL?${HOUR}`)
    const field = page.getByRole('searchbox', { name: 'Find a layer' })
    await field.fill(text)
    await field.press('Enter')
    await expect(page).toHaveURL(new RegExp(`/trace/${id.replaceAll('.', '\\.')}`))
    await expect(reader(page).getByRole('treeitem').first()).toBeVisible()
  }
})
