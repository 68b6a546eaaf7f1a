import type { Locator, Page } from '@playwright/test'
import { instant, rowNamed, serviceId, stands, widget } from './fixture/sheet'
import { again, HANDS } from './fixture/steps'
import { expect, test } from './fixture/test'

test.use({ world: instant('2026-03-18T14:50:00Z') })

const TICKETING = serviceId('plover::ticketing')
const LEAKS = 'ticketing-r86qhlnpb-mzlmp'
const bar = (page: Page): Locator => page.getByRole('navigation', { name: 'Where' })
const heading = (page: Page): Locator => page.getByRole('heading', { level: 1 })
const tree = (page: Page): Locator => page.getByRole('treegrid', { name: 'Log lines' })
const rows = (page: Page): Locator => tree(page).locator('[data-row]')
const tasks = (page: Page): Locator => page.getByRole('list', { name: 'Tasks' }).getByRole('listitem')
const put = (page: Page): Locator =>
  page
    .getByRole('complementary', { name: 'Heaviest frames' })
    .locator('[data-row]')
    .filter({ hasText: 'TemplateCache.put' })

for (const [name, hand] of HANDS) {
  test(`J8.2 by the ${name}: the alarm of the pod leads to what it wrote then`, async ({ site, page }) => {
    await site.open('/alarms?from=now-8h&to=now&tz=utc')
    await hand(page.locator('[data-part="alarm"]').filter({ hasText: LEAKS }).first().locator('[data-step]'))
    const detail = page.locator('[data-part="detail"]')
    await expect(detail).toContainText('14:06')
    const way = detail.locator('[data-part="links"]').getByRole('link', { name: 'Logs' })
    await again(page, way)
    const before = page.url()
    await hand(way)
    await expect(page).toHaveURL(/\/logs\?of=instance:.*from=2026-03-18T13:\d\dZ&to=2026-03-18T14:\d\dZ/)
    await expect(heading(page)).toContainText(LEAKS)
    await again(page, rows(page).first())
    await page.goBack()
    await expect(detail).toBeVisible()
    expect(page.url()).toBe(before)
  })

  test(`J8.5 by the ${name}: the pod says that its heap is full`, async ({ site, page }) => {
    await site.open(`/layer/GENERAL/service/${TICKETING}/Instances?from=2026-03-18T14:35Z&to=2026-03-18T14:40Z&tz=utc`)
    await stands(site)
    await hand(rowNamed(widget(page, 'Instances'), LEAKS))
    await expect(heading(page)).toHaveText(LEAKS)
    await again(page, heading(page))
    await hand(bar(page).getByRole('link', { name: 'Logs', exact: true }))
    await expect(page).toHaveURL(/\/logs\?of=instance:.*from=2026-03-18T14:35Z&to=2026-03-18T14:40Z/)
    await again(page, rows(page).first())
    await page.getByRole('textbox', { name: 'Text has', exact: true }).fill('OutOfMemoryError')
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/f\.keyword=OutOfMemoryError/)
    await expect(rows(page).first()).toContainText('OutOfMemoryError')
    await again(page, rows(page).first())
    for (const line of await rows(page).allTextContents()) expect(line).toContain(LEAKS)
    if (name === 'mouse') await rows(page).first().click()
    else {
      await tree(page).press('Home')
      await page.keyboard.press('Enter')
    }
    await expect(page).toHaveURL(/sel=/)
    await expect(tree(page)).toContainText('TemplateCache.java:57')
    await again(page, tree(page).getByText('TemplateCache.java:57').first())
    await page.goBack()
    await page.goBack()
    await expect(page).not.toHaveURL(/f\.keyword/)
  })

  test(`J8.6 by the ${name}: it allocates in TemplateCache.put, and that is what lives`, async ({ site, page }) => {
    await site.open(`/layer/GENERAL/service/${TICKETING}/Overview?from=now-8h&to=now&tz=utc`)
    await hand(bar(page).getByRole('link', { name: 'Profiles' }))
    await expect(page).toHaveURL(/\/profiling\/trace\?of=service:/)
    await hand(page.getByRole('link', { name: 'async-profiler' }))
    await expect(page).toHaveURL(/\/profiling\/async\?of=service:.*from=now-8h/)
    // The last task before the kill is open by itself.
    await expect(tasks(page).first()).toContainText('14:15 – 14:20')
    await expect(page.getByText('1 of 1 merged')).toBeVisible()
    await expect(put(page)).toContainText(/5[78]\.\d %/)
    await again(page, put(page))
    if (name === 'mouse') await page.getByText('Live objects', { exact: true }).click()
    else {
      await page.getByRole('radio', { name: 'Allocation in new TLABs' }).focus()
      await page.keyboard.press('ArrowRight')
      await page.keyboard.press('ArrowRight')
    }
    await expect(page).toHaveURL(/f\.event=PROFILER_LIVE_OBJECT/)
    await expect(page.getByRole('application', { name: 'Flame graph of Live objects' })).toBeVisible()
    await expect(put(page)).toContainText(/(79|80|81)\.\d %/)
    await again(page, put(page))
    await page.keyboard.press('/')
    await page.keyboard.type('TemplateCache.put')
    const found = page.getByText(/^[\d.]+ % in \d+ frames?$/)
    await expect(found).toContainText(/^(79|80|81)\.\d %/)
    await again(page, found)
  })
}
