import { instant, near, numberOf, read, survivesReload, toLayer, toRow, widget } from './fixture/sheet'
import { expect, test } from './fixture/test'

test.use({ world: instant('2026-03-18T10:14:00Z') })

test('J11.1: the cache of fees is slow, by the commands of one import', async ({ site, page }) => {
  await site.open('/?from=now-1h&to=now&tz=utc')
  await toLayer(site, page, /Virtual caches/)
  await toRow(site, page, 'Caches', 'redis-pricing.data.svc.cluster.local:6379')
  const hour = { from: '09:14', to: '10:14' }
  near((await read(page, 'Average response time', '09:50', hour)).get('reads'), 1, 0.01)
  near((await read(page, 'Average response time', '10:12', hour)).get('reads'), 17, 0.1)
  const read0 = widget(page, 'Slow reads').locator('li').first()
  await expect(read0).toContainText('MGET fee:88:')
  const slowest = numberOf(await read0.locator('.value').innerText())
  expect(slowest).toBeGreaterThan(18)
  expect(slowest).toBeLessThan(96)
  await expect(widget(page, 'Slow writes').locator('li').first()).toContainText('HSET fees:partner:88')
  await survivesReload(site, page, widget(page, 'Slow reads'))
})
