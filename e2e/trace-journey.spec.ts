import type { Page } from '@playwright/test'
import { expect, test } from './fixture/test'

const of = `of=service:${encodeURIComponent('cGxvdmVyOjpjaGVja291dA==.1')}`
/** The minute of the spike, as a point of the percentile chart leads to it. */
const MINUTE = `${of}&from=2026-03-18T18:18Z&to=2026-03-18T18:18:59Z&tz=utc`
const UPDATE = 'PostgreSQL/JDBC/PreparedStatement/executeUpdate'

const rows = (page: Page) => page.getByRole('table', { name: 'Traces found' }).locator('[data-row]')
const reader = (page: Page) => page.locator('[data-part="trace-reader"]')
const span = (page: Page) => reader(page).getByRole('complementary')
const spans = (page: Page) => reader(page).getByRole('treeitem')

/** What stands on the screen stands there after a reload as well. */
async function survives(page: Page, text: RegExp | string): Promise<void> {
  await expect(span(page)).toContainText(text)
  await page.reload()
  await expect(span(page)).toContainText(text)
}

test('J3.2: most traces of the minute are slow; the slowest waits for one statement', async ({ site, page }) => {
  await site.open(`/traces?${MINUTE}&sort=-duration`)
  await expect(rows(page).first()).toBeVisible()
  const durations = (await page.locator('[data-row] .duration').allTextContents()).map((text) =>
    /\bs$/.test(text) ? parseFloat(text) * 1_000 : parseFloat(text.replace(/,/g, '')),
  )
  expect(durations.length).toBeGreaterThan(10)
  expect(durations.filter((ms) => ms > 600).length / durations.length).toBeGreaterThan(0.8)
  await rows(page).first().getByRole('link').click()
  // Many times the same, one after the other: the row of all, then the longest of them.
  const all = spans(page)
    .filter({ hasText: /executeUpdate.*\d+×/ })
    .first()
  await expect(all.locator('.critical')).toHaveCount(1)
  await all.click()
  const single = page.getByRole('treeitem', { name: new RegExp(`${UPDATE}, [12],\\d{3} ms`) })
  await single.first().click()
  await expect(span(page)).toContainText('db.type')
  await expect(span(page)).toContainText('PostgreSQL')
  await survives(page, /UPDATE orders\s+SET state/)
})

test('J3.2 by the keyboard', async ({ site, page }) => {
  await site.open('/')
  await page.keyboard.press('g')
  await page.keyboard.press('t')
  await expect(page).toHaveURL(/\/traces/)
  await page.getByRole('button', { name: 'All services' }).focus()
  await page.keyboard.press('Enter')
  await page.keyboard.type('checkout')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/of=service/)
  await expect(rows(page).first()).toBeVisible()
  await page.getByRole('textbox', { name: 'At least' }).focus()
  await page.keyboard.type('2s')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/f\.min=2000/)
  await expect(page.locator('.traces')).toHaveAttribute('data-ready', 'true')
  await page
    .getByRole('columnheader', { name: /Duration/ })
    .getByRole('button')
    .focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/sort=-duration/)
  await expect(page.locator('.traces')).toHaveAttribute('data-ready', 'true')
  await rows(page).first().getByRole('link').focus()
  await page.keyboard.press('ArrowDown')
  await expect(rows(page).nth(1).getByRole('link')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(reader(page)).toBeVisible()
  await page.keyboard.press('/')
  await page.keyboard.type('db.statement=SET')
  await expect(
    reader(page)
      .getByRole('status')
      .filter({ hasText: /of \d+/ }),
  ).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(span(page)).toContainText(/UPDATE orders\s+SET state/)
})

test('J3.3: a failed trace tells that the pool is exhausted', async ({ site, page }) => {
  await site.open(`/traces?${MINUTE}&f.status=error`)
  await expect(rows(page).first()).toBeVisible()
  await rows(page).first().getByRole('link').click()
  await reader(page).getByRole('button', { name: /error/i }).first().click()
  await spans(page).filter({ hasText: 'getConnection' }).first().click()
  await expect(span(page)).toContainText('SQLTransientConnectionException')
  await survives(page, /active=20/)
})

test('J3.4: the slowest statement opens its trace, which settlement began', async ({ site, page }) => {
  const database = encodeURIComponent(btoa('postgres-orders.data.svc.cluster.local:5432'))
  await site.open(`/layer/VIRTUAL_DATABASE/service/${database}.0?from=now-1h&to=now&tz=utc`)
  const top = page.locator('[data-type="TopList"]').first().getByRole('link').first()
  await expect(top).toContainText('SELECT o.id, o.total, o.settled_at')
  await top.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Settlement/hourly-reconcile')
  await expect(spans(page).first()).toContainText('settlement')
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Settlement/hourly-reconcile')
  await page.goBack()
  await expect(page.locator('[data-type="TopList"]').first()).toBeVisible()
})

test('the id of a trace opens it: pasted beside any field, into the find field, and with a span behind #', async ({
  site,
  page,
}) => {
  await site.open(`/traces?${MINUTE}&sort=-duration`)
  const href = (await rows(page).first().getByRole('link').getAttribute('href')) ?? ''
  const id = /f\.open=([^&]+)/.exec(href)?.[1] ?? ''
  expect(id).not.toBe('')
  const paste = (text: string) =>
    page.evaluate((pasted) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', pasted)
      const target = document.activeElement ?? document.body
      target.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    }, text)

  await site.open('/settings')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await paste(`2026-03-18 18:18:07 ERROR [TID:${id}] order lost`)
  await expect(page).toHaveURL(new RegExp(`/trace/${id.replaceAll('.', '\\.')}`))
  await expect(reader(page)).toBeVisible()
  await expect(page).toHaveTitle(/^\/checkout · Trace · Aerie$/)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('/checkout')

  await site.open('/layer/GENERAL')
  const field = page.getByRole('searchbox', { name: 'Find a layer' })
  await field.fill(`traceId=${id}`)
  await expect(page.getByRole('button', { name: `Open trace ${id}` })).toBeVisible()
  await field.press('Enter')
  await expect(reader(page)).toBeVisible()

  await spans(page).nth(3).click()
  await expect(page).toHaveURL(/sel=/)
  const key = new URL(page.url()).searchParams.get('sel') ?? ''
  const name = await span(page).getByRole('heading').first().textContent()
  await site.open(`/trace/${id}#${encodeURIComponent(key)}`)
  await expect(span(page).getByRole('heading').first()).toHaveText(name ?? '')
  await expect(page).toHaveURL(/sel=/)
})

test('a trace page asks OAP for who is there, what runs, and the trace', async ({ site, page, strict }) => {
  await site.open(`/traces?${MINUTE}`)
  const href = (await rows(page).first().getByRole('link').getAttribute('href')) ?? ''
  const { length } = strict.asked
  await site.open(`/trace/${/f\.open=([^&]+)/.exec(href)?.[1] ?? ''}`)
  await expect(reader(page)).toBeVisible()
  await page.waitForTimeout(700)
  const names = strict.asked
    .slice(length)
    .map(({ body }) => /^query (\w+)/.exec((JSON.parse(body) as { query: string }).query)?.[1])
  expect(names.length).toBeLessThanOrEqual(3)
  expect(names.at(-1)).toBe('TraceAndSupport')
})
