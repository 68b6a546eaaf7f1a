import type { Locator, Page } from '@playwright/test'
import { instant, near, numberOf, read, survivesReload, toLayer, toRow, widget } from './fixture/sheet'
import { again, HANDS } from './fixture/steps'
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

const graph = (page: Page): Locator => page.getByRole('application', { name: /Flame graph/ })

for (const [name, hand] of HANDS)
  test(`J11.4 by the ${name}: threads of the slow quotes are busy with the table of fees`, async ({ site, page }) => {
    await site.open('/?from=now-1h&to=now&tz=utc')
    await hand(page.getByRole('navigation', { name: 'Layers' }).getByRole('link', { name: /General services/ }))
    await expect(widget(page, 'Services')).toHaveAttribute('data-state', 'fresh')
    await widget(page, 'Services').getByRole('searchbox').fill('pricing')
    await hand(widget(page, 'Services').getByRole('link', { name: 'pricing', exact: true }))
    await expect(widget(page, 'Load').first()).toHaveAttribute('data-state', 'fresh')
    await again(page, page.getByRole('heading', { level: 1 }))
    await hand(page.getByRole('navigation', { name: 'Where' }).getByRole('link', { name: 'Profiles' }))
    const task = page.getByRole('list', { name: 'Tasks' }).getByRole('listitem').filter({ hasText: '10:03 – 10:08' })
    await expect(task).toContainText('/quote')
    await hand(task.getByRole('link'))
    await expect(page.getByText('2 of 2 finished')).toBeVisible()
    await expect(graph(page)).toBeVisible()
    await again(page, page.getByRole('heading', { level: 2 }).filter({ hasText: '/quote' }))

    await expect(graph(page)).toBeVisible()
    if (name === 'mouse') await page.getByLabel('Find frames by a regular expression').click()
    else await page.keyboard.press('/')
    await page.keyboard.type('^app\\.fees\\.recompute$')
    const found = page.getByText(/^[\d.]+ % in 1 frame$/)
    const share = async (): Promise<number> => numberOf(await found.innerText())
    await expect(found).toBeVisible()
    const whole = await share()
    near(whole, 66, 0.04)
    await again(page, found)

    // Without the time of what it waits for, its share is another one.
    if (name === 'mouse') await page.getByText('Without children', { exact: true }).click()
    else {
      await page.getByRole('radio', { name: 'With children' }).focus()
      await page.keyboard.press('ArrowRight')
    }
    await expect(page).toHaveURL(/f\.children=exclude/)
    await expect.poll(share).not.toBe(whole)
    await again(page, found)

    // The sample is a trace as any other.
    const before = page.url()
    await hand(page.getByRole('button', { name: 'Open the trace' }))
    const read = page.locator('[data-part="trace-reader"]').getByRole('complementary', { name: 'Span', exact: true })
    await expect(read).toContainText('/quote')
    await again(page, page.getByRole('heading', { level: 1 }))
    await page.goBack()
    await expect(found).toBeVisible()
    expect(page.url()).toBe(before)
  })
