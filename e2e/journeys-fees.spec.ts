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

test('J11.4: threads of the slow quotes are busy with the table of fees', async ({ site, page }) => {
  await site.open('/profiling/trace?tz=utc')
  await page.getByRole('button', { name: /Choose a service/ }).click()
  await page.keyboard.type('pricing')
  await page
    .getByRole('option', { name: /pricing/ })
    .first()
    .click()
  const task = page.getByRole('list', { name: 'Tasks' }).getByRole('listitem').first()
  await expect(task).toContainText('/quote')
  await expect(task).toContainText('10:03 – 10:08')
  await task.getByRole('link').click()
  await expect(page.getByText('2 of 2 finished')).toBeVisible()
  await page.getByLabel('Find frames by a regular expression').fill('^app\\.fees\\.recompute$')
  const found = page.getByText(/^[\d.]+ % in 1 frame$/)
  const share = async (): Promise<number> => numberOf(await found.innerText())
  await expect(found).toBeVisible()
  const whole = await share()
  near(whole, 66, 0.04)
  await page.reload()
  await expect.poll(share).toBe(whole)
  // Without the time of what it waits for, its share is another one.
  await page.getByText('Without children', { exact: true }).click()
  await expect(page).toHaveURL(/f\.children=exclude/)
  await expect.poll(share).not.toBe(whole)
})
