import { instant } from './fixture/sheet'
import { expect, test } from './fixture/test'

// J5: tickets arrive late, nothing is red.
test.use({ world: instant('2026-03-18T14:24:00Z') })

// The third is the heap of J8, which fills since the morning.
test('the broker and its Kafka instance fire though every service answers well', async ({ site, page }) => {
  await site.open('/?from=now-1h&to=now&tz=utc')
  await expect(page.locator('.verdict')).toContainText('3 alarms firing, the first in ticketing')
  const firing = page.getByRole('region', { name: 'Firing now' })
  const lines = firing.locator('[data-part="firing"]')
  await expect(lines.filter({ hasText: 'Virtual queues' })).toContainText('kafka-orders.data.svc.cluster.local:9092')
  await expect(lines.filter({ hasText: 'kafka-orders-1' })).toHaveCount(1)
})
