import { UNKIND } from './fixture/server'
import { expect, test } from './fixture/test'

test.use({ world: [...UNKIND, '--oap-version', '11.0.0'] })

test('an OAP 11 has no menu of its own: ours is gated by its services', async ({ site, page, strict }) => {
  await site.open('/layer/GENERAL')
  const menu = page.getByRole('navigation', { name: 'Layers' })
  await expect(menu.getByRole('link', { name: /General services \d+/ })).toBeVisible()
  await expect(menu.getByRole('button', { name: /layers? without services hidden/ })).toBeVisible()
  await expect(menu).toContainText('OAP 11.0.0')
  expect(strict.asked.some(({ body }) => body.includes('getMenuItems'))).toBe(false)
})

test('a layer that an operator registered has a page before anybody wrote one', async ({ site, page }) => {
  await site.open('/layer/PLOVER_TURNSTILE')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Plover turnstile')
  const list = page.locator('[data-type="ServiceList"]')
  await expect(list).toHaveAttribute('data-state', 'fresh')
  await list.getByRole('link', { name: 'north-gate' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('north-gate')
  // What it has of the metrics that OAP knows is drawn, nothing else.
  await expect(page.getByRole('main')).toContainText('This one is made from the metrics that this OAP knows.')
  await expect(page.locator('[data-type="InstanceList"]')).toHaveAttribute('data-state', /fresh|empty/)
})
