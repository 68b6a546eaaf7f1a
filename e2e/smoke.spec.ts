import { expect, test } from './fixture/test'

test('the General page draws a line from an answer of OAP', async ({ site }) => {
  await site.open('/layer/GENERAL')
  const chart = site.view.locator('[data-widget="Line"][data-state="fresh"]').first()
  await expect(chart).toBeVisible()
  await expect(chart.locator('canvas').first()).toBeVisible()
})
