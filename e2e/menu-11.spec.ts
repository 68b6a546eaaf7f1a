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
