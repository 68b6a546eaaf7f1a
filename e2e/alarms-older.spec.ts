import { instant } from './fixture/sheet'
import { expect, test } from './fixture/test'

// A server that names no entity, keeps no snapshot and reports no recovery.
test.use({ world: [...instant('2026-03-18T18:20:00Z'), '--oap-version', '10.1.0'] })

test('what an older OAP does not tell is said in words', async ({ site, page }) => {
  await site.open('/alarms?from=now-6h&to=now&tz=utc')
  await expect(page.locator('.whole')).toHaveAttribute('data-ready', 'true')
  await expect(page.getByRole('heading', { name: 'Fired in the last 15 min' })).toBeVisible()
  await expect(page.getByRole('button', { name: /firing|recovered/ })).toHaveCount(0)
  await page.locator('[data-part="firing"]').getByText('POST:/orders', { exact: true }).click()
  const detail = page.locator('[data-part="detail"]')
  await expect(detail).toContainText('fired in the last 15 min')
  await expect(detail).toContainText('OAP 10.4 and newer report recoveries')
  await expect(detail).toContainText('OAP before 10.2 does not keep what a rule saw.')
  await expect(detail).toContainText('not named by this version of OAP')
  await expect(page.locator('[data-part="firing-count"]')).toHaveAttribute('title', /fired in the last 15 min/)
  await page.locator('[data-part="over"] [data-step]').first().focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(detail).toContainText('no recovery reported by this version')
})
