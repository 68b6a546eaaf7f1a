import { instant, near, read, rowsIn, stands, survivesReload, toLayer, toRow, widget } from './fixture/sheet'
import { expect, test } from './fixture/test'

test.use({ world: instant('2026-03-18T14:24:00Z') })

test('J5.2: messages take 46 s, half of them; topic ticket-orders is worst', async ({ site, page }) => {
  await site.open('/?from=now-1h&to=now&tz=utc')
  await toLayer(site, page, /Virtual (queues|brokers|message)/)
  await toRow(site, page, 'Brokers', 'kafka-orders.data.svc.cluster.local:9092')
  const hour = { from: '13:24', to: '14:24' }
  near((await read(page, 'Average transmission', '14:22', hour)).get('average'), 46_000, 0.05)
  near((await read(page, 'Average transmission', '14:02', hour)).get('average'), 4, 0.3)
  const before = await read(page, 'Messages', '14:02', hour)
  const now = await read(page, 'Messages', '14:22', hour)
  near(now.get('produced'), before.get('produced') ?? NaN, 0.1)
  near(now.get('consumed'), (before.get('consumed') ?? NaN) / 2, 0.15)

  const topics = await rowsIn(page, 'Topics')
  const slowest = [...topics].sort(([, a], [, b]) => (b['Latency'] ?? 0) - (a['Latency'] ?? 0))
  expect(slowest[0]?.[0]).toBe('ticket-orders')
  await widget(page, 'Topics').getByRole('link', { name: 'ticket-orders' }).click()
  await expect(page).toHaveURL(/\/endpoint\//)
  await stands(site)
  await survivesReload(site, page, page.locator('[data-dashboard]'))
})
