import type { Locator, Page } from '@playwright/test'
import { instant, serviceId } from './fixture/sheet'
import { again, HANDS } from './fixture/steps'
import { expect, test } from './fixture/test'

test.use({ world: instant('2026-03-18T18:20:00Z') })

const DATABASE = serviceId('postgres-orders.data.svc.cluster.local:5432', false)
const tree = (page: Page): Locator => page.getByRole('treegrid', { name: 'Log lines' })
const rows = (page: Page): Locator => tree(page).locator('[data-row]')
const reader = (page: Page): Locator => page.locator('[data-part="trace-reader"]')
const panel = (page: Page): Locator => reader(page).getByRole('complementary', { name: 'Span', exact: true })
const heading = (page: Page): Locator => page.getByRole('heading', { level: 1 })

for (const [name, hand] of HANDS)
  test(`J3.4–5 by the ${name}: the slowest statement, its trace, and what the report wrote about the page`, async ({
    site,
    page,
  }) => {
    await site.open(`/layer/VIRTUAL_DATABASE/service/${DATABASE}?from=now-1h&to=now&tz=utc`)
    await hand(page.locator('[data-type="TopList"]').first().getByRole('link').first())
    await expect(heading(page)).toHaveText('Settlement/hourly-reconcile')
    await again(page, heading(page))
    const span = reader(page).getByRole('treeitem').first()
    if (name === 'mouse') await span.click()
    else {
      await expect(span).toBeVisible()
      await reader(page).getByRole('tree').press('Home')
      await page.keyboard.press('Enter')
    }
    const way = panel(page).getByRole('link', { name: 'Logs of the trace' })
    await again(page, way)

    await hand(way)
    await expect(page).toHaveURL(/\/logs\?.*f\.trace=/)
    await expect(page).toHaveTitle(/^Trace .* · Logs · Aerie$/)
    const line = rows(page).filter({ hasText: 'reconcile page' }).first()
    await expect(line).toContainText('settlement')
    await again(page, line)
    if (name === 'mouse') await line.click()
    else {
      await tree(page).press('Home')
      for (let step = 0; step < 60 && (await line.getAttribute('aria-selected')) !== 'true'; step += 1)
        await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
    }
    await expect(page).toHaveURL(/sel=/)
    await expect(tree(page)).toContainText('rows')
    await again(page, tree(page).getByText('50000').first())

    // And back: to the very span that wrote it, and by Back to the line.
    const before = page.url()
    await hand(rows(page).filter({ hasText: 'reconcile page' }).first().getByRole('button', { name: 'trace' }))
    await expect(panel(page)).toContainText('reconcile/page')
    await again(page, panel(page).getByRole('heading').first())
    await page.goBack()
    await expect(tree(page)).toContainText('50000')
    expect(page.url()).toBe(before)
  })
