import type { Page } from '@playwright/test'
import { serviceId } from './fixture/sheet'
import { expect, test } from './fixture/test'

const rows = (page: Page) => page.getByRole('treegrid', { name: 'Log lines' }).locator('[data-row]')
const stands = (page: Page) => expect(page.locator('.logs')).toHaveAttribute('data-ready', 'true')
const reader = (page: Page) => page.locator('[data-part="trace-reader"]')

test('J3.4–5: the slowest statement, its trace, and what the report wrote about the page', async ({ site, page }) => {
  const database = serviceId('postgres-orders.data.svc.cluster.local:5432', false)
  await site.open(`/layer/VIRTUAL_DATABASE/service/${database}?from=now-1h&to=now&tz=utc`)
  await page.locator('[data-type="TopList"]').first().getByRole('link').first().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Settlement/hourly-reconcile')
  await reader(page).getByRole('treeitem').first().click()
  await reader(page).getByRole('link', { name: 'Logs of the trace' }).click()
  await expect(page).toHaveURL(/\/logs\?.*f\.trace=/)
  await stands(page)
  const line = rows(page).filter({ hasText: 'reconcile page' }).first()
  await expect(line).toContainText('settlement')
  await line.click()
  const tree = page.getByRole('treegrid', { name: 'Log lines' })
  await expect(tree).toContainText('rows')
  await expect(tree).toContainText('50000')
  // And back: to the very span that wrote it.
  await line.getByRole('button', { name: 'trace' }).click()
  await expect(reader(page).getByRole('complementary')).toContainText('reconcile/page')
})
