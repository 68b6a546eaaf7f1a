import { instant } from './fixture/sheet'
import { expect, test } from './fixture/test'

// J2.5: twenty minutes after the fault began.
test.use({ world: instant('2026-03-18T18:40:00Z') })

const SLA = 'Success rate of plover::checkout below 95 % in 3 of the last 5 minutes'

test('twenty minutes later all seven are recovered', async ({ site, page }) => {
  await site.open('/alarms?from=now-1h&to=now&tz=utc')
  await expect(page.locator('.whole')).toHaveAttribute('data-ready', 'true')
  await expect(page.locator('[data-part="firing"]')).toHaveCount(0)
  await page.locator('[data-part="over"] [data-step]').first().click()
  const spans = page.locator('[data-part="alarm"] .figure')
  await expect(spans).not.toHaveCount(0)
  const first = await spans.allInnerTexts()
  expect(first.slice(0, 7).every((text) => /^2[0-2].min$/.test(text))).toBe(true)
  await page.locator('[data-part="over"]').getByText(SLA).first().click()
  await expect(page.locator('[data-part="detail"]')).toContainText(/recovered after 2[0-2].min/)
  await expect(page.locator('[data-part="detail"]').locator('[data-part="recovery"]')).not.toHaveText('–')
  await expect(page.locator('[data-part="detail"]').locator('[data-part="others"]')).toContainText('ConfigChange')
})
