import { instant } from './fixture/sheet'
import { expect, test } from './fixture/test'

// J4: a canary answers 500.
test.use({ world: instant('2026-03-18T13:24:00Z') })

test('J4.1: three fire: the service, its endpoint, its new pod', async ({ site, page }) => {
  await site.open('/alarms?from=now-30m&to=now&tz=utc')
  await expect(page.locator('.whole')).toHaveAttribute('data-ready', 'true')
  const titles = page.locator('[data-part="firing"] [data-part="alarm"] .title')
  await expect(titles).toHaveCount(3)
  expect((await titles.allInnerTexts()).sort()).toEqual(['POST:/orders', 'checkout', 'checkout-q7r749hvq-gj7tm'])
  await page.reload()
  await expect(titles).toHaveCount(3)
})
