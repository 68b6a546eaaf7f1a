import type { Locator, Page } from '@playwright/test'
import { instant, serviceId } from './fixture/sheet'
import { expect, test } from './fixture/test'

// J3: from slow calls to what they wrote, and to a task that looks into the next ones.
test.use({ world: instant('2026-03-18T18:20:00Z') })

const CHECKOUT = serviceId('plover::checkout')
const MINUTE = 'from=2026-03-18T18:18Z&to=2026-03-18T18:18:59Z&tz=utc'
const endpoint = `${CHECKOUT}_${encodeURIComponent(Buffer.from('POST:/orders').toString('base64'))}`

const reader = (page: Page): Locator => page.locator('[data-part="trace-reader"]')
const panel = (page: Page): Locator => reader(page).getByRole('complementary', { name: 'Span', exact: true })
const traces = (page: Page): Locator => page.getByRole('table', { name: 'Traces found' }).locator('[data-row]')
const lines = (page: Page): Locator => page.getByRole('treegrid', { name: 'Log lines' }).locator('[data-row]')
const menu = (page: Page): Locator => page.getByRole('menu', { name: /Open at/ })
const form = (page: Page): Locator => page.getByRole('form').or(page.locator('form.form'))

test('a span leads to the lines it wrote, and to those of its whole trace', async ({ site, page }) => {
  await site.open(`/traces?of=service:${CHECKOUT}&${MINUTE}&f.status=error`)
  await traces(page).first().getByRole('link').click()
  const [traceId = ''] = /f\.open=[^&]+/.exec(page.url()) ?? []
  await reader(page)
    .getByRole('treeitem', { name: /^plover::checkout, POST:\/orders/ })
    .first()
    .click()
  const before = page.url()
  await panel(page).getByRole('link', { name: 'Logs of the span' }).click()
  await expect(page).toHaveURL(/\/logs\?.*f\.trace=.*f\.segment=.*f\.span=\d+/)
  await expect(page).toHaveURL(new RegExp(traceId.replace('f.open=', 'f\\.trace=')))
  await expect(lines(page).first()).toBeVisible()
  const own = await lines(page).count()
  await page.reload()
  await expect(lines(page)).toHaveCount(own)
  await page.goBack()
  await expect(panel(page)).toBeVisible()
  expect(page.url()).toBe(before)
  await panel(page).getByRole('link', { name: 'Logs of the trace' }).focus()
  await page.keyboard.press('Enter')
  await expect(page).not.toHaveURL(/f\.span=/)
  await expect(lines(page).first()).toBeVisible()
  expect(await lines(page).count()).toBeGreaterThanOrEqual(own)
})

test('a span leads to a task that looks into calls as slow as it', async ({ site, page }) => {
  await site.open(`/traces?of=service:${CHECKOUT}&${MINUTE}&sort=-duration`)
  await traces(page).first().getByRole('link').click()
  await reader(page)
    .getByRole('treeitem', { name: /^plover::checkout, POST:\/orders/ })
    .first()
    .click()
  await panel(page).getByRole('link', { name: 'Profile this endpoint' }).click()
  await expect(page).toHaveURL(/\/profiling\/trace\?of=service:.*f\.form=new/)
  await expect(page).toHaveURL(/f\.endpoint=POST:.*orders/)
  const [, min = ''] = /f\.min=(\d+)/.exec(page.url()) ?? []
  expect(Number(min)).toBeGreaterThan(1_000)
  await expect(form(page)).toContainText('POST:/orders')
  await expect(form(page).locator(`input`).filter({ visible: true }).first()).toBeVisible()
  const values = await form(page)
    .locator('input')
    .evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value))
  expect(values).toContain(min)
  await page.reload()
  await expect(form(page)).toContainText('POST:/orders')
})

test('a minute of an endpoint leads to its logs then, and to a task for the slow ones', async ({ site, page }) => {
  await site.open(`/layer/GENERAL/endpoint/${endpoint}?from=now-1h&to=now&tz=utc`)
  const plot = page.locator('[data-type="Line"][data-expressions*="endpoint_percentile"] [data-part="plot"]').first()
  await expect(plot).toHaveAttribute('data-ready', 'true')
  await plot.focus()
  await page.keyboard.press('End')
  for (let step = 0; step < 2; step += 1) await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Enter')
  await expect(menu(page).getByRole('menuitem', { name: 'Logs' })).toHaveAttribute(
    'href',
    /\/logs\?of=endpoint:.*from=2026-03-18T18:18Z&to=2026-03-18T18:18Z/,
  )
  await menu(page).getByRole('menuitem', { name: 'Profile this endpoint' }).click()
  await expect(page).toHaveURL(/\/profiling\/trace\?of=service:.*f\.form=new.*f\.endpoint=POST:.*f\.min=\d+/)
  await expect(form(page)).toContainText('POST:/orders')
  await page.goBack()
  await expect(plot).toHaveAttribute('data-ready', 'true')
  await plot.focus()
  await page.keyboard.press('End')
  for (let step = 0; step < 2; step += 1) await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Enter')
  await menu(page).getByRole('menuitem', { name: 'Logs' }).click()
  await expect(lines(page).first()).toBeVisible()
})
