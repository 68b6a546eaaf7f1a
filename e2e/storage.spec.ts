import { expect, test } from './fixture/test'

const checkout = '/layer/GENERAL/service/cGxvdmVyOjpjaGVja291dA%3D%3D.1/Overview'

/** What a browser may do to a page that wants to keep something. */
const BROKEN = {
  blocked: () => {
    for (const name of ['localStorage', 'sessionStorage'])
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException('blocked', 'SecurityError')
        },
      })
  },
  full: () => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
  },
  corrupt: () => {
    for (const name of ['settings', 'recent', 'pins', 'menu', 'clock', 'kept', 'lists', 'listColumns'])
      localStorage.setItem(`aerie.${name}`, '{"v":')
    sessionStorage.setItem('aerie.hello 127.0.0.1', '[')
  },
  'of a newer version': () => {
    for (const name of ['recent', 'pins', 'menu', 'clock', 'kept', 'lists'])
      localStorage.setItem(
        `aerie.${name}`,
        JSON.stringify({ v: 99, visits: 'many', pins: { a: 1 }, lists: 7, groups: null }),
      )
    localStorage.setItem(
      'aerie.settings',
      JSON.stringify({ v: 99, theme: 'plaid', refresh: 'often', tz: 7, density: [] }),
    )
  },
}

const REFUSES: readonly string[] = ['blocked', 'full']
const NOT_KEPT = /does not let Aerie store anything/

for (const [name, broken] of Object.entries(BROKEN))
  test(`storage ${name}: everything works, a choice holds in this tab`, async ({ site, page }) => {
    await page.addInitScript(broken)
    await site.open(checkout)
    await expect(page.locator('[data-type="Line"]').first()).toHaveAttribute('data-state', 'fresh')
    await page.getByRole('link', { name: 'Settings' }).click()
    await page.getByRole('radiogroup', { name: 'Theme' }).getByText('Light', { exact: true }).click()
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
    await expect(page.getByText(NOT_KEPT)).toHaveCount(REFUSES.includes(name) ? 1 : 0)
    await page.goBack()
    await expect(page.locator('[data-type="Line"]').first()).toHaveAttribute('data-state', 'fresh')
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
  })

for (const name of ['blocked', 'full'] as const)
  test(`storage ${name}: said once where something the user set is lost, and not before`, async ({ site, page }) => {
    await page.addInitScript(BROKEN[name])
    await site.open('/layer/GENERAL/Overview')
    const list = page.locator('[data-type="ServiceList"]')
    await expect(list).toHaveAttribute('data-state', 'fresh')
    const said = page.getByRole('status').filter({ hasText: NOT_KEPT })
    // Recent pages and the last menu were not stored either: nobody set those.
    await expect(said).toHaveCount(0)
    await list.getByRole('button', { name: 'Hide 4 quiet' }).click()
    await expect(said).toHaveCount(1)
    await said.getByRole('button', { name: 'Close' }).click()
    await expect(said).toHaveCount(0)
    await list.getByRole('button', { name: 'Show 4 quiet' }).click()
    await page.getByRole('button', { name: 'Pin General services' }).click()
    await expect(page.getByRole('button', { name: 'Unpin General services' }).first()).toBeVisible()
    await expect(said).toHaveCount(0)
    await page.getByRole('link', { name: 'Settings' }).click()
    await expect(said).toHaveCount(1)
  })

test('resetting this browser mends what is corrupt in it', async ({ site, page }) => {
  await site.open('/settings')
  await page.evaluate(() => localStorage.setItem('other', '{'))
  await page.evaluate(BROKEN.corrupt)
  await page.reload()
  await page.getByRole('button', { name: 'Reset this browser' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Reset', exact: true }).click()
  await expect(page.getByText('Everything is forgotten')).toBeVisible()
  const left = () =>
    page.evaluate(() =>
      [localStorage, sessionStorage].flatMap((storage) => Object.entries(storage) as [string, string][]),
    )
  expect(await left()).toEqual([['other', '{']])
  await page.getByRole('radiogroup', { name: 'Theme' }).getByText('Light', { exact: true }).click()
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
  const ours = (await left()).filter(([key]) => key.startsWith('aerie.'))
  expect(ours.length).toBeGreaterThan(0)
  for (const [, value] of ours) expect(() => JSON.parse(value) as unknown).not.toThrow()
})
