import type { Page } from '@playwright/test'
import { expect, test } from './fixture/test'

const checkout = '/layer/GENERAL/service/cGxvdmVyOjpjaGVja291dA%3D%3D.1/Overview'

const menu = (page: Page) => page.getByRole('menu', { name: /Open at/ })

test('J3.1: from the 99th percentile at 18:18 to the slow traces of that minute', async ({ site, page }) => {
  await site.open(`${checkout}?from=now-1h&to=now&v=1`)
  const plot = page.locator('[data-type="Line"][data-expressions*="relabels(service_percentile{"] [data-part="plot"]')
  await expect(plot).toHaveAttribute('data-ready', 'true')
  await plot.focus()
  await page.keyboard.press('End')
  for (let step = 0; step < 2; step += 1) await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Enter')
  await expect(menu(page)).toBeVisible()
  await expect(menu(page)).toContainText('p99')
  const slow = menu(page).getByRole('menuitem').first()
  await expect(slow).toBeFocused()
  await expect(slow).toHaveText(/Traces over p95/)
  await page.keyboard.press('Escape')
  await expect(menu(page)).toHaveCount(0)
  await expect(plot).toBeFocused()

  await page.keyboard.press('Enter')
  await expect(slow).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/traces\?of=service:.*from=2026-03-18T18:18Z&to=2026-03-18T18:18Z/)
  await expect(page).toHaveURL(/sort=-duration.*f\.min=\d{3,4}/)
  await page.goBack()
  await expect(plot).toHaveAttribute('data-ready', 'true')
})

test('a click on a chart opens the menu beside it, a double click steps out, a press elsewhere closes', async ({
  site,
  page,
}) => {
  await site.open(`${checkout}?from=now-30m&to=now&v=1`)
  const plot = page.locator('[data-type="Line"] [data-part="plot"]').first()
  await expect(plot).toHaveAttribute('data-ready', 'true')
  await plot.click({ position: { x: 120, y: 40 } })
  await expect(menu(page)).toBeVisible()
  await expect(menu(page).getByRole('menuitem', { name: 'Map' })).toHaveAttribute('href', /\/topology\?/)
  await page.getByRole('banner').click({ position: { x: 4, y: 4 } })
  await expect(menu(page)).toHaveCount(0)
  await plot.dblclick({ position: { x: 120, y: 40 } })
  await expect(page).toHaveURL(/from=now-61m/)
  await expect(menu(page)).toHaveCount(0)
})
