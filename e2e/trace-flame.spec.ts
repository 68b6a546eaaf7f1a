import type { Locator, Page } from '@playwright/test'
import AxeBuilder from '@axe-core/playwright'
import { instant, serviceId } from './fixture/sheet'
import { expect, test } from './fixture/test'

test.use({ world: instant('2026-03-18T18:20:00Z') })

const search = `/traces?of=service:${serviceId('plover::checkout')}&sort=-duration&tz=utc`
const reader = (page: Page): Locator => page.locator('[data-part="trace-reader"]')
const rows = (page: Page): Locator => page.getByRole('table', { name: 'Traces found' }).locator('[data-row]')
const graph = (page: Page): Locator => reader(page).getByRole('application', { name: /Flame graph/ })
const heaviest = (page: Page): Locator => page.getByRole('complementary', { name: 'Heaviest frames' })
const spans = (page: Page): Locator => page.getByRole('region', { name: 'Spans of the frame' })
const span = (page: Page): Locator => page.getByRole('complementary', { name: 'Span', exact: true })

async function opened(page: Page, open: (address: string) => Promise<void>): Promise<void> {
  await open(search)
  await rows(page).first().getByRole('link').click()
  await reader(page).getByRole('button', { name: 'Flame', exact: true }).first().click()
  await expect(graph(page)).toBeVisible()
  await expect(page).toHaveURL(/view=flame/)
}

test('a trace as a flame graph: its heaviest frame has many spans, the longest opens; a reload shows the same', async ({
  site,
  page,
}) => {
  await opened(page, site.open)
  const sql = heaviest(page).locator('[data-row]').first()
  await expect(sql).toContainText('executeUpdate')
  await sql.click()
  await expect(page).toHaveURL(/f\.flamesel=[0-9a-f]+/)
  await expect(spans(page)).toContainText(/\d+ spans · .* on the clock · .* added up/)
  const first = spans(page).getByRole('listitem').first().getByRole('button')
  await first.click()
  await expect(span(page)).toContainText('PostgreSQL/JDBC/PreparedStatement/executeUpdate')
  await expect(page).toHaveURL(/[?&]sel=/)
  const before = await spans(page).textContent()
  const address = page.url()
  await page.reload()
  await expect(spans(page)).toHaveText(before ?? '')
  await expect(first).toHaveAttribute('aria-current', 'true')
  expect(page.url()).toBe(address)
  // What the reader finds is not what the graph finds.
  expect(new URL(page.url()).searchParams.has('q')).toBe(false)
  await spans(page).getByRole('button', { name: 'Close' }).click()
  await expect(page).not.toHaveURL(/f\.flamesel=/)
  await expect(span(page)).toBeVisible()
})

test('by keys: walked, zoomed, found; Back takes the steps back, and another trace begins anew', async ({
  site,
  page,
}) => {
  await opened(page, site.open)
  await graph(page).focus()
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter']) await page.keyboard.press(key)
  await expect(page).toHaveURL(/f\.flamezoom=/)
  await page.keyboard.press('/')
  await page.keyboard.type('payment')
  await expect(page).toHaveURL(/f\.flameq=payment/)
  await page.goBack()
  await expect(page).not.toHaveURL(/f\.flamezoom=/)
  await rows(page).nth(1).getByRole('link').click()
  await expect(graph(page)).toBeVisible()
  await expect(page).not.toHaveURL(/f\.flame(sel|zoom|q)=/)
})

test('nothing of it is hard to read or to reach, and it fits a phone', async ({ site, page }) => {
  await opened(page, site.open)
  await heaviest(page).locator('[data-row]').first().click()
  await expect(spans(page)).toBeVisible()
  const { violations } = await new AxeBuilder({ page }).include('[data-part="trace-reader"]').analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  await page.setViewportSize({ width: 390, height: 844 })
  await expect(graph(page)).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
})
