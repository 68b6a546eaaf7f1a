import { graph, mapStands } from './fixture/graph'
import { instant } from './fixture/sheet'
import { expect, test } from './fixture/test'

test.use({ world: [...instant('2026-03-18T18:20:00Z'), '--services', '1000'] })

test('a map of a thousand: at most 12 requests before the picture, 40 in all; only what is read is asked for', async ({
  site,
  page,
  strict,
}) => {
  await site.open('/topology?f.layer=GENERAL&from=now-1h&to=now')
  await expect(graph(page)).toHaveAttribute('data-ready', 'true', { timeout: 20_000 })
  expect(strict.asked.length).toBeLessThanOrEqual(12)
  await mapStands(page)
  await expect(page.locator('[data-part="map-count"]')).toHaveText(/^1,0\d\d services, 1,\d{3} calls$/)
  expect(strict.asked.length).toBeLessThanOrEqual(40)

  const before = strict.asked.length
  await page.getByRole('button', { name: 'Problems only' }).click()
  await expect(page.locator('[data-part="map-hidden"]')).toHaveText(/^\d{3} hidden$|^1,0\d\d hidden$/)
  await page.getByRole('button', { name: 'Zoom in' }).click()
  await mapStands(page)
  expect(strict.asked.length - before).toBeLessThanOrEqual(12)
})

test('Back leads to a large map that was left', async ({ site, page }) => {
  await site.open('/topology?f.layer=GENERAL&from=now-1h&to=now')
  await mapStands(page)
  await page.getByRole('link', { name: 'Home' }).first().click()
  await expect(page.locator('.home')).toBeVisible()
  await page.goBack()
  await mapStands(page)
  await expect(page.locator('[data-part="map-count"]')).toHaveText(/^1,0\d\d services, 1,\d{3} calls$/)
})
