import AxeBuilder from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { instanceId, instant, serviceId } from './fixture/sheet'
import { again, HANDS } from './fixture/steps'
import { expect, test } from './fixture/test'

// J3: from the page of an entity to what it wrote, and to what its threads did.
test.use({ world: instant('2026-03-18T18:20:00Z') })

const CHECKOUT = serviceId('plover::checkout')
const POD = instanceId('plover::checkout', 'checkout-fnw7562jb-t7hf8')
const ORDERS = instanceId('plover::checkout', 'POST:/orders')
const KEPT = 'from=now-1h&to=now&tz=utc&theme=light&lang=en-GB&density=compact'

const bar = (page: Page): Locator => page.getByRole('navigation', { name: 'Where' })
const heading = (page: Page): Locator => page.getByRole('heading', { level: 1 })
const lines = (page: Page): Locator => page.getByRole('treegrid', { name: 'Log lines' }).locator('[data-row]')
const tasks = (page: Page): Locator => page.getByRole('list', { name: 'Tasks' }).getByRole('listitem')
const stacks = (page: Page): Locator => page.getByRole('application', { name: /Flame graph/ })

const keeps = (page: Page): void =>
  expect(Object.fromEntries(new URL(page.url()).searchParams)).toMatchObject(
    Object.fromEntries(new URLSearchParams(KEPT)),
  )

for (const [name, hand] of HANDS)
  test(`the bar of a service, an instance and an endpoint leads to their logs, by the ${name}`, async ({
    site,
    page,
  }) => {
    const all = [
      ['instance', POD, 'checkout-fnw7562jb-t7hf8'],
      ['endpoint', ORDERS, 'POST:/orders'],
      ['service', CHECKOUT, 'checkout'],
    ] as const
    for (const [kind, id, title] of name === 'mouse' ? all : all.slice(1, 2)) {
      await site.open(`/layer/GENERAL/${kind}/${id}/Overview?${KEPT}`)
      await expect(heading(page)).toHaveText(title)
      const before = page.url()
      await hand(bar(page).getByRole('link', { name: 'Logs', exact: true }))
      await expect(page).toHaveURL(new RegExp(`/logs\\?of=${kind}:`))
      keeps(page)
      await expect(heading(page)).toContainText(title)
      await expect(page).toHaveTitle(/ · Logs · Aerie$/)
      await again(page, lines(page).first())
      if (kind === 'instance') for (const line of await lines(page).allTextContents()) expect(line).toContain(title)
      await page.goBack()
      await expect(heading(page)).toHaveText(title)
      expect(page.url()).toBe(before)
    }
  })

for (const [name, hand] of HANDS)
  test(`a slow endpoint leads by its page to a task of it, a service to its tasks, by the ${name}`, async ({
    site,
    page,
  }) => {
    await site.open(`/layer/GENERAL/service/${CHECKOUT}/Overview?${KEPT}`)
    const slowest = page.locator('[data-type="TopList"]').first().getByRole('link').first()
    await expect(slowest).toContainText('POST:/orders')
    await hand(slowest)
    await expect(page).toHaveURL(/\/layer\/GENERAL\/endpoint\//)
    await hand(bar(page).getByRole('link', { name: 'Profile this endpoint' }))
    await expect(page).toHaveURL(/\/profiling\/trace\?of=service:.*f\.form=new&f\.endpoint=POST:.*orders/)
    keeps(page)
    await expect(page).toHaveTitle('New task · checkout · Profiles · Aerie')
    const form = page.getByRole('heading', { name: 'New task' })
    await again(page, form)
    await expect(page.locator('[data-part="trace-profiling"] form')).toContainText('POST:/orders')
    await page.goBack()
    await expect(heading(page)).toHaveText('POST:/orders')
    await page.goBack()
    await expect(heading(page)).toHaveText('checkout')
    await hand(bar(page).getByRole('link', { name: 'Profiles' }))
    // The newest task is open by itself, and that is no step.
    await expect(stacks(page)).toBeVisible()
    await expect(page).toHaveTitle('POST:/orders 18:13 · checkout · Profiles · Aerie')
    keeps(page)
    await again(page, tasks(page).first())
    await page.goBack()
    await expect(heading(page)).toHaveText('checkout')
  })

test('what only others tell of has neither logs nor profiles in its bar', async ({ site, page }) => {
  const database = serviceId('postgres-orders.data.svc.cluster.local:5432', false)
  await site.open(`/layer/VIRTUAL_DATABASE/service/${database}?tz=utc`)
  await expect(bar(page).getByRole('link')).toHaveCount(2)
  await site.open(`/layer/POSTGRESQL/service/${serviceId('postgresql::postgres-orders.data')}?tz=utc`)
  await expect(bar(page).getByRole('link', { name: 'Logs' })).toBeVisible()
  await expect(bar(page).getByRole('link')).toHaveCount(3)
})

test('g l and g p lead there, and / to what finds', async ({ site, page }) => {
  await site.open(`/logs?of=service:${CHECKOUT}&${KEPT}`)
  await expect(lines(page).first()).toBeVisible()
  await page.keyboard.press('/')
  await expect(page.getByRole('searchbox', { name: 'Find in the loaded lines' })).toBeFocused()
  await site.open(`/logs?of=service:${CHECKOUT}&${KEPT}&f.tag=level%3DNEVER`)
  await expect(page.locator('.logs')).toHaveAttribute('data-ready', 'true')
  await page.keyboard.press('/')
  await expect(page.getByRole('textbox', { name: 'Text has', exact: true })).toBeFocused()
  await page.keyboard.press('Tab')
  await heading(page).click()
  await page.keyboard.press('g')
  await page.keyboard.press('p')
  await expect(page).toHaveURL(/\/profiling\/trace\?/)
  keeps(page)
  await expect(page.getByRole('button', { name: /Choose a service/ })).toBeVisible()
  await page.keyboard.press('/')
  await expect(page.getByRole('combobox', { name: 'Find a service' })).toBeFocused()
  await page.keyboard.type('checkout')
  await page.keyboard.press('Enter')
  await expect(stacks(page)).toBeVisible()
  await page.keyboard.press('/')
  await expect(page.getByLabel('Find frames by a regular expression')).toBeFocused()
  await heading(page).click()
  await page.keyboard.press('g')
  await page.keyboard.press('l')
  await expect(page).toHaveURL(/\/logs\?/)
})

test('a phone has them in its menu: those of all, and those of the entity', async ({ site, page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await site.open(`/layer/GENERAL/endpoint/${ORDERS}/Overview?${KEPT}`)
  const menu = page.getByRole('navigation', { name: 'Layers' })
  const open = async (): Promise<void> => {
    await page.getByRole('navigation', { name: 'Places' }).getByRole('button', { name: 'Layers' }).click()
    await expect(menu.getByRole('link', { name: 'Profiles' })).toBeVisible()
    for (const link of await menu.getByRole('link', { name: /Logs|Profile|Map/ }).all())
      expect((await link.boundingBox())?.height).toBeGreaterThanOrEqual(44)
  }
  await open()
  await expect(menu.getByRole('heading', { name: 'POST:/orders' })).toBeVisible()
  const { violations } = await new AxeBuilder({ page }).include('nav.menu').analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  await menu.getByRole('link', { name: 'Logs' }).last().click()
  await expect(page).toHaveURL(/\/logs\?of=endpoint:/)
  await expect(menu).toHaveCount(0)
  await expect(lines(page).first()).toBeVisible()
  keeps(page)
  await open()
  await menu.getByRole('link', { name: 'Profiles' }).click()
  await expect(page).toHaveURL(/\/profiling\/trace\?from=/)
  await expect(page.getByRole('button', { name: /Choose a service/ })).toBeVisible()
})
