import { UNKIND } from './fixture/server'
import { expect, test } from './fixture/test'

test.use({ world: [...UNKIND, '--world', 'hostile'] })

test('lines of a hostile world are listed, opened and walked, and nothing of them runs', async ({ site, page }) => {
  await site.open('/logs?from=now-30m&to=now')
  await expect(page.locator('.logs')).toHaveAttribute('data-ready', 'true')
  const grid = page.getByRole('treegrid', { name: 'Log lines' })
  await grid.focus()
  await page.keyboard.press('Home')
  for (let at = 0; at < 12; at += 1) for (const key of ['Enter', 'Escape', 'ArrowDown']) await page.keyboard.press(key)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/sel=/)
  await expect(page.getByRole('button', { name: 'Copy line' })).toBeVisible()
})
