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

for (const [name, broken] of Object.entries(BROKEN))
  test(`storage ${name}: everything works, a choice holds in this tab`, async ({ site, page }) => {
    await page.addInitScript(broken)
    await site.open(checkout)
    await expect(page.locator('[data-type="Line"]').first()).toHaveAttribute('data-state', 'fresh')
    await page.getByRole('link', { name: 'Settings' }).click()
    await page.getByRole('radiogroup', { name: 'Theme' }).getByText('Light', { exact: true }).click()
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
    // Nothing is said for what the user did not ask to be kept.
    expect(await page.getByRole('alert').count()).toBeLessThanOrEqual(1)
    await page.goBack()
    await expect(page.locator('[data-type="Line"]').first()).toHaveAttribute('data-state', 'fresh')
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
  })
