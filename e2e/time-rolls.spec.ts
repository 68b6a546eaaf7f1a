import type { Page } from '@playwright/test'
import { expect, test } from './fixture/test'
import { NOW } from './fixture/server'

test.use({ world: ['--now', NOW, '--tick', '--tz', '+0530', '--storage', 'banyandb', '--data', ':memory:'] })

const checkout = '/layer/GENERAL/service/cGxvdmVyOjpjaGVja291dA%3D%3D.1/Overview'

interface Asked {
  readonly body: string
}
const expressions = (asked: readonly Asked[]): readonly Asked[] =>
  asked.filter(({ body }) => /execExpression/.test(body))
/** Windows that were asked for, each once. */
const windows = (asked: readonly Asked[]): readonly string[] => [
  ...new Set(
    expressions(asked).map(({ body }) => {
      const { d } = (JSON.parse(body) as { variables: { d: { end: string } } }).variables
      return d.end
    }),
  ),
]

/** The tab goes to the background and comes back, as the browser tells it. */
async function show(page: Page, state: 'hidden' | 'visible'): Promise<void> {
  await page.evaluate((value) => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => value })
    document.dispatchEvent(new Event('visibilitychange'))
  }, state)
}

const ready = (page: Page) => expect(page.locator('.sheet[data-ready="true"]')).toBeVisible()
const countdown = (page: Page) => page.getByRole('button', { name: /Refresh by itself/ })

test('a window rolls; a hidden tab asks nothing and comes back with one refresh', async ({ site, page, strict }) => {
  await site.open(`${checkout}?from=now-30m&to=now&refresh=60`)
  await ready(page)
  await expect(countdown(page)).toContainText(/\d+ s/)
  const first = windows(strict.asked)
  expect(first).toHaveLength(1)
  await page.clock.fastForward(61_000)
  await expect.poll(() => windows(strict.asked).length).toBe(2)
  await ready(page)
  await expect(page.locator('[data-part="firing-count"]')).toBeVisible()

  await show(page, 'hidden')
  const before = strict.asked.length
  await page.clock.fastForward(4 * 60_000)
  await page.waitForTimeout(300)
  expect(strict.asked.length).toBe(before)
  await show(page, 'visible')
  await expect.poll(() => windows(strict.asked.slice(before)).length).toBe(1)
  await ready(page)
  await page.waitForTimeout(300)
  expect(windows(strict.asked.slice(before))).toHaveLength(1)
})

test('eight hours of sleep are one refresh', async ({ site, page, strict }) => {
  await site.open(`${checkout}?refresh=30`)
  await ready(page)
  const before = strict.asked.length
  await page.clock.fastForward('08:00:00')
  await expect.poll(() => windows(strict.asked.slice(before)).length).toBeGreaterThan(0)
  await ready(page)
  await page.waitForTimeout(500)
  expect(windows(strict.asked.slice(before)).length).toBeLessThanOrEqual(2)
  expect(strict.asked.length - before).toBeLessThanOrEqual(12)
})

test('the machine’s clock jumps: OAP’s is asked anew, the window stays true, the countdown goes on', async ({
  site,
  page,
  strict,
}) => {
  await site.open(`${checkout}?refresh=60&tz=oap`)
  await ready(page)
  const resolved = page.getByRole('banner').getByRole('button', { name: /Last 30 min/ })
  await expect(resolved).toContainText(/23:2\d – 23:5\d/)
  for (const hours of [1, -1, 24, -24]) {
    const before = strict.asked.length
    const here = await page.evaluate(() => Date.now())
    await page.clock.setSystemTime(here + hours * 3_600_000)
    await page.clock.fastForward(2_000)
    await expect.poll(() => strict.asked.slice(before).filter(({ body }) => /getTimeInfo/.test(body)).length).toBe(1)
    await ready(page)
    await expect(resolved).toContainText(/23:2\d – 23:5\d/)
    await expect(countdown(page)).toContainText(/^\s*(60|[1-5]?\d) s/)
    expect(windows(strict.asked.slice(before)).length).toBeLessThanOrEqual(1)
    await expect(page.locator('body')).not.toContainText(/-\d+ (s|min|h)\b/)
  }
})

test('off means off, whatever the clock does', async ({ site, page, strict }) => {
  await site.open(`${checkout}?refresh=off`)
  await ready(page)
  // The number of alarms comes a little after the page.
  await expect(page.locator('[data-part="firing-count"]')).toBeVisible()
  const before = strict.asked.length
  await page.clock.setSystemTime(Date.parse(NOW) + 86_400_000)
  await page.clock.fastForward(3_600_000)
  await show(page, 'hidden')
  await show(page, 'visible')
  await page.waitForTimeout(300)
  expect(strict.asked.length).toBe(before)
})

test('the cold stage can be asked where there is one, by the address', async ({ site, page, strict }) => {
  await site.open(`${checkout}?from=2026-03-06T10:00Z&to=2026-03-06T14:00Z&step=MINUTE`)
  await ready(page)
  await page
    .getByRole('banner')
    .getByRole('button', { name: /Fixed window/ })
    .click()
  const dialog = page.getByRole('dialog', { name: 'Window of time' })
  await expect(dialog.getByText('Minutes are kept for 7 days')).toBeVisible()
  const before = strict.asked.length
  await dialog.getByRole('switch', { name: 'Cold stage' }).click()
  await expect(page).toHaveURL(/step=MINUTE&cold=1/)
  const line = page.locator('[data-type="Line"]').first()
  await expect(line).toHaveAttribute('data-state', 'fresh')
  expect(expressions(strict.asked.slice(before)).every(({ body }) => body.includes('"coldStage":true'))).toBe(true)
  await page.reload()
  await expect(line).toHaveAttribute('data-state', 'fresh')
  await page.goBack()
  await expect(line).toHaveAttribute('data-state', 'empty')
})

test('“this browser’s zone” follows the machine', async ({ site, page }) => {
  await site.open(`${checkout}?tz=browser`)
  const resolved = page.getByRole('banner').getByRole('button', { name: /Last 30 min/ })
  await expect(resolved).toContainText(/15:2\d – 15:5\d/)
  // The platform tells a new zone with its next question; here the page is told by its own.
  await page.evaluate(() => {
    const real = Intl.DateTimeFormat.prototype.resolvedOptions
    Intl.DateTimeFormat.prototype.resolvedOptions = function () {
      return { ...real.call(this), timeZone: 'Asia/Tokyo' }
    }
    window.dispatchEvent(new Event('focus'))
  })
  await expect(resolved).toContainText(/02:5\d – 03:2\d/)
})
