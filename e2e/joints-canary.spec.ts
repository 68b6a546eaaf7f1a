import type { Locator, Page } from '@playwright/test'
import { instant } from './fixture/sheet'
import { expect, test } from './fixture/test'

// J4: a canary answers 500.
test.use({ world: instant('2026-03-18T13:24:00Z') })

const CANARY = ['checkout-q7r749hvq-9gmkr', 'checkout-q7r749hvq-gj7tm']
const rows = (page: Page): Locator => page.getByRole('table', { name: 'Traces found' }).locator('[data-row]')
const reader = (page: Page): Locator => page.locator('[data-part="trace-reader"]')
const panel = (page: Page): Locator => reader(page).getByRole('complementary')

test('J4.5: what fails fails in PriceGuard, on the two pods of the canary', async ({ site, page }) => {
  await site.open(`/alarms?from=now-30m&to=now&tz=utc`)
  await page
    .locator('[data-part="firing"] [data-part="alarm"]')
    .filter({ hasText: 'Success rate of plover::checkout below' })
    .click()
  await page.locator('[data-part="detail"]').getByRole('link', { name: 'Traces' }).click()
  await page.getByText('Failed', { exact: true }).click()
  await expect(page).toHaveURL(/f\.status=error/)
  await expect(page.locator('.traces')).toHaveAttribute('data-ready', 'true')
  await expect(rows(page).first()).toBeVisible()
  const pods = new Set<string>()
  for (let index = 0; index < 10; index += 1) {
    const link = rows(page).nth(index).getByRole('link')
    const id = /f\.open=([^&]+)/.exec((await link.getAttribute('href')) ?? '')?.[1] ?? 'none'
    await link.click()
    await expect(page.getByRole('region', { name: id })).toBeVisible()
    await reader(page).locator('[data-lead="failed"]').click()
    await expect(panel(page)).toContainText('NullPointerException')
    await expect(panel(page)).toContainText('"rule" is null')
    await expect(panel(page)).toContainText('PriceGuard.java:88')
    pods.add(/on (\S+)$/.exec((await panel(page).locator('.where').innerText()).trim())?.[1] ?? '')
  }
  expect([...pods].sort()).toEqual(CANARY)
  await page.reload()
  await expect(panel(page)).toContainText('PriceGuard.java:88')
})
