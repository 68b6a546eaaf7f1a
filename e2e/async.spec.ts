import type { Locator, Page } from '@playwright/test'
import AxeBuilder from '@axe-core/playwright'
import { instant, serviceId } from './fixture/sheet'
import { expect, test } from './fixture/test'

// J7 and J8: the pod that leaks was looked at before it was killed, the experiment while it ran.
test.use({ world: instant('2026-03-18T17:34:00Z') })

const of = (name: string): string => `/profiling/async?of=service:${serviceId(name)}&tz=utc`
const tasks = (page: Page): Locator => page.getByRole('list', { name: 'Tasks' }).getByRole('listitem')
const analysis = (page: Page): Locator => page.locator('.analysis')
const heaviest = (page: Page): Locator => page.getByRole('complementary', { name: 'Heaviest frames' })
const frame = (page: Page, name: string): Locator => heaviest(page).locator('[data-row]').filter({ hasText: name })
const event = (page: Page, name: string): Locator => page.getByRole('radio', { name, exact: true })
const stands = (page: Page): Promise<void> => expect(analysis(page)).toHaveAttribute('data-state', 'fresh')

/** A reload at this step shows the same. */
async function again(page: Page, shown: Locator): Promise<void> {
  const address = page.url()
  const before = (await shown.textContent()) ?? ''
  await page.reload()
  await expect(shown).toHaveText(before)
  expect(page.url()).toBe(address)
}

test('J8.6: the pod that leaks allocates in TemplateCache.put, and that is what lives', async ({ site, page }) => {
  await site.open('/profiling/async?tz=utc')
  await expect(page.getByText('A task of async-profiler belongs to a service')).toBeVisible()
  await page.getByRole('button', { name: /Choose a service/ }).click()
  await page.keyboard.type('ticketing')
  await page
    .getByRole('option', { name: /ticketing/ })
    .first()
    .click()
  await expect(page).toHaveURL(/of=service:cGxvdmVyOjp0aWNrZXRpbmc(=|%3D)\.1/)
  await expect(tasks(page).first()).toContainText('14:15 – 14:20')
  await tasks(page).first().getByRole('link').click()
  await stands(page)
  await expect(page.getByText('ticketing-r86qhlnpb-mzlmp').first()).toBeVisible()
  await expect(page.getByText('1 of 1 merged')).toBeVisible()
  await expect(event(page, 'Allocation in new TLABs')).toBeChecked()
  await expect(event(page, 'Execution')).toHaveCount(0)
  const put = frame(page, 'TemplateCache.put')
  await expect(put).toContainText(/5[78]\.\d %/)
  await again(page, put)

  await page.getByText('Live objects', { exact: true }).click()
  await expect(page).toHaveURL(/f\.event=PROFILER_LIVE_OBJECT/)
  await stands(page)
  await expect(page.getByRole('application', { name: 'Flame graph of Live objects' })).toBeVisible()
  await expect(put).toContainText(/(79|80|81)\.\d %/)
  await again(page, put)
  await put.click()
  await expect(page).toHaveURL(/sel=[0-9a-f]+/)
  await again(page, put)
})

test('J7.6: two of three pods succeed, one says that it could not; what is merged can be chosen', async ({
  site,
  page,
}) => {
  await site.open(of('plover::catalog'))
  await tasks(page).first().getByRole('link').click()
  await stands(page)
  const instances = page.getByRole('group', { name: /Instances/ })
  const failing = instances.getByRole('listitem').filter({ hasText: 'catalog-7nvhfg6hj-l45fv' })
  await expect(failing).toContainText('Failed: the agent could not run it')
  await expect(failing.getByRole('checkbox')).toHaveCount(0)
  await expect(instances.getByRole('checkbox', { checked: true })).toHaveCount(2)
  await expect(instances).toContainText('2 of 3 merged')
  await expect(frame(page, 'BeanSerializer.serialize')).toContainText(/4[4-7]\.\d %/)
  await expect(analysis(page)).toContainText('2 instances')

  await instances.getByRole('checkbox').first().uncheck()
  await expect(page).toHaveURL(/f\.instances=/)
  await expect(analysis(page)).toContainText('catalog-7nvhfg6hj-')
  await stands(page)
  // One must be left.
  await expect(instances.getByRole('checkbox', { checked: true })).toBeDisabled()
  await again(page, frame(page, 'BeanSerializer.serialize'))
  await instances.getByRole('button', { name: 'All that succeeded' }).click()
  await expect(page).not.toHaveURL(/f\.instances=/)
  await expect(analysis(page)).toContainText('2 instances')
  await page.goBack()
  await expect(page).toHaveURL(/f\.instances=/)
})

test('everything is reached by keys, and Back closes what they opened', async ({ site, page }) => {
  await site.open(of('plover::ticketing'))
  await expect(tasks(page).nth(1)).toBeVisible()
  await tasks(page).first().getByRole('link').focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await stands(page)
  await event(page, 'Allocation in new TLABs').focus()
  await page.keyboard.press('ArrowRight')
  await expect(event(page, 'Allocation outside TLABs')).toBeChecked()
  await expect(page.getByRole('application', { name: 'Flame graph of Allocation outside TLABs' })).toBeVisible()
  await page.getByRole('application').focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/f\.zoom=/)
  await page.goBack()
  await expect(page).not.toHaveURL(/f\.zoom=/)
})

test('nothing of it is hard to read or to reach', async ({ site, page }) => {
  await site.open(of('plover::catalog'))
  await tasks(page).first().getByRole('link').click()
  await stands(page)
  const { violations } = await new AxeBuilder({ page }).include('[data-part="async-profiling"]').analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
})

test('on a phone the list gives way to the task, and comes back', async ({ site, page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await site.open(of('plover::catalog'))
  await tasks(page).first().getByRole('link').click()
  await stands(page)
  await expect(tasks(page)).toHaveCount(0)
  const wide = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(wide).toBeLessThanOrEqual(390)
  await page.getByRole('button', { name: 'All tasks' }).click()
  await expect(tasks(page).first()).toBeVisible()
})
