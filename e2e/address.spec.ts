import { UNKIND } from './fixture/server'
import { expect, test } from './fixture/test'

test.use({ world: [...UNKIND, '--world', 'hostile'] })

const b64 = (name: string): string => Buffer.from(name).toString('base64')
/** As links are written: `/` of an id is `~`. */
const segment = (id: string): string => id.split('/').map(encodeURIComponent).join('~')

for (const name of ['a/b?c#d%2F', '<img src=x onerror=alert(1)>', '__proto__', '{{7*7}}']) {
  test(`a deep link to ${name} is that page, under its title, with its name in the bar`, async ({ site, page }) => {
    await site.open(`/layer/GENERAL/service/${segment(`${b64(name)}.1`)}`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(name)
    await expect(page.locator('[data-dashboard]')).toBeVisible()
    expect((await page.title()).startsWith(`${name} · `)).toBe(true)
    const bar = page.getByRole('banner')
    await bar.getByRole('button', { name: name, exact: false }).first().click()
    await page.getByRole('combobox').fill(name)
    await expect(page.getByRole('option').first()).toContainText(name)
    await page.keyboard.press('Escape')
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(wide).toBeLessThanOrEqual(0)
  })
}

test('one step of a user is one entry of the history, whatever follows from it', async ({ site, page }) => {
  await site.open('/')
  const length = () => page.evaluate(() => window.history.length)
  const start = await length()
  await page
    .getByRole('navigation', { name: 'Layers' })
    .getByRole('link', { name: /General services/ })
    .click()
  await expect(page).toHaveURL(/\/layer\/GENERAL\/[^/?]+/)
  expect(await length()).toBe(start + 1)
  await page.getByRole('button', { name: /All services/ }).click()
  await page.getByRole('combobox').fill('__proto__')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/service\/[^/]+\/[^/?]+/)
  expect(await length()).toBe(start + 2)
  await page.goBack()
  await expect(page).toHaveURL(/\/layer\/GENERAL\/[^/?]+/)
  await page.goBack()
  await expect(page).toHaveURL(/\/$/)
})
