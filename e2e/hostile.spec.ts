import { UNKIND } from './fixture/server'
import { expect, test } from './fixture/test'

test.use({ world: [...UNKIND, '--world', 'hostile'] })

const names = ['<img src=x onerror=alert(1)>', 'a/b?c#d%2F', '{{7*7}}', '__proto__', 'ü'.repeat(300)]

test('hostile names are listed, opened by a click, and survive a reload', async ({ site, page }) => {
  for (const name of names) {
    await site.open('/layer/GENERAL')
    const list = page.locator('[data-type="ServiceList"]')
    await expect(list).toHaveAttribute('data-state', 'fresh')
    // OAP cuts service names at 70 characters.
    const shown = name.slice(0, 70)
    await list.getByRole('searchbox').fill(shown.slice(0, 20))
    await list
      .getByRole('link', { name: shown.slice(0, 20) })
      .first()
      .click()
    const chart = page.locator('[data-type="Line"]').first()
    await expect(chart).toHaveAttribute('data-state', /fresh|empty/)
    await expect(page).toHaveTitle(new RegExp(`^${shown.slice(0, 20).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`))
    const title = await page.title()
    await page.reload()
    await expect(page).toHaveTitle(title)
    await expect(chart).toHaveAttribute('data-state', /fresh|empty/)
  }
})
