import type { Page } from '@playwright/test'
import { expect, test } from './fixture/test'

const menu = (page: Page) => page.getByRole('navigation', { name: 'Layers' })
const layers = (page: Page) => menu(page).getByRole('link')

test('a pinned layer stands on top, by the keyboard too, and stays there', async ({ site, page }) => {
  await site.open('/')
  await expect(layers(page).first()).toContainText('General services')
  const pin = menu(page).getByRole('button', { name: 'Pin Virtual queues' })
  await pin.focus()
  await page.keyboard.press('Enter')
  await expect(layers(page).first()).toContainText('Virtual queues')
  await expect(layers(page).filter({ hasText: 'Virtual queues' })).toHaveCount(1)
  await page.reload()
  await expect(layers(page).first()).toContainText('Virtual queues')
  await menu(page).getByRole('button', { name: 'Unpin Virtual queues' }).click()
  await expect(layers(page).first()).toContainText('General services')
})

test('groups collapse and stay so; the filter looks into all of them; empty layers come when they are wanted', async ({
  site,
  page,
}) => {
  await site.open('/')
  await expect(layers(page).first()).toBeVisible()
  const few = await layers(page).count()
  await menu(page).getByRole('button', { name: 'Show layers without services' }).click()
  await expect.poll(() => layers(page).count()).toBeGreaterThan(few)
  const title = menu(page).locator('h2 button').first()
  const many = await layers(page).count()
  await title.click()
  await expect(title).toHaveAttribute('aria-expanded', 'false')
  await expect.poll(() => layers(page).count()).toBeLessThan(many)
  await page.reload()
  await expect(title).toHaveAttribute('aria-expanded', 'false')
  const name = (await title.textContent())?.trim() ?? ''
  await menu(page).getByRole('searchbox').fill(name)
  await expect(title).toHaveAttribute('aria-expanded', 'true')
  await expect(layers(page).first()).toBeVisible()
  await menu(page).getByRole('searchbox').fill('')
  await title.click()
  await expect(title).toHaveAttribute('aria-expanded', 'true')
})

test('the menu of the last visit is there before OAP answers, and looks again once a minute of refreshes', async ({
  site,
  page,
  strict,
}) => {
  await site.open('/layer/GENERAL')
  await expect(layers(page).filter({ hasText: 'Virtual queues' })).toBeVisible()
  await page.route('**/graphql', () => {})
  await page.reload()
  await expect(layers(page).filter({ hasText: 'Virtual queues' })).toBeVisible()
  await page.unroute('**/graphql')
  await page.reload()
  await expect(page.locator('[data-dashboard]')).toHaveAttribute('data-ready', 'true')
  await expect(page.locator('[data-part="firing-count"]')).toBeVisible()
  const lists = () => strict.asked.filter(({ body }) => body.includes('listServices')).length
  const before = lists()
  const refresh = page.getByRole('button', { name: 'Refresh', exact: true })
  await refresh.click()
  await page.clock.fastForward(61_000)
  expect(lists()).toBe(before)
  await refresh.click()
  await expect.poll(lists).toBe(before + 1)
})
