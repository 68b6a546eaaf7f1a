import type { Page } from '@playwright/test'
import { expect, test } from './fixture/faulty'

const checkout = '/layer/GENERAL/service/cGxvdmVyOjpjaGVja291dA%3D%3D.1/Overview'
const isList = ({ operation }: { readonly operation: string }): boolean => operation === 'GetAllTemplates'

/** How many addresses of OAPs have their index in this browser. */
const shelved = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const opened = indexedDB.open('aerie.templates')
        opened.onerror = () => resolve(-1)
        opened.onupgradeneeded = () => opened.transaction?.abort()
        opened.onsuccess = () => {
          const counted = opened.result.transaction('shelves').objectStore('shelves').count()
          counted.onsuccess = () => (opened.result.close(), resolve(counted.result))
        }
      }),
  )

test('a later visit draws before the list of dashboards is asked for, and a reset forgets it', async ({
  site,
  page,
  faulty,
}) => {
  void site
  await page.goto(faulty.url + checkout)
  await expect(page.locator('[data-type="Line"]').first()).toHaveAttribute('data-state', 'fresh')
  await page.clock.runFor(10_000)
  await expect.poll(() => shelved(page)).toBe(1)

  faulty.proxy.set((asked) => (isList(asked) ? { kind: 'silent' } : { kind: 'pass' }))
  const before = faulty.proxy.asked.filter(isList).length
  await page.goto(faulty.url + checkout)
  const current = page.getByRole('navigation', { name: 'Dashboards of this page' }).locator('[aria-current="page"]')
  await expect(current).toContainText('on this OAP')
  await expect(page.locator('[data-type="Line"]').first()).toHaveAttribute('data-state', 'fresh')
  // The list is asked for once the page stands, and has not come: nothing of the page waited for it.
  await page.clock.runFor(10_000)
  await expect.poll(() => faulty.proxy.asked.filter(isList).length).toBe(before + 1)
  faulty.proxy.heal()
  await expect(current).toContainText('on this OAP')

  await page.goto(`${faulty.url}/settings`)
  await page.getByRole('button', { name: 'Reset this browser' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Reset', exact: true }).click()
  await expect.poll(() => shelved(page)).toBe(0)
})

const BROKEN: Readonly<Record<string, () => void>> = {
  // As expressions: a browser is given their text.
  blocked: () => {
    Object.defineProperty(window, 'indexedDB', {
      get() {
        throw new DOMException('blocked', 'SecurityError')
      },
    })
  },
  silent: () => {
    IDBFactory.prototype.open = () => new EventTarget() as IDBOpenDBRequest
  },
}

for (const [name, broken] of Object.entries(BROKEN))
  test(`a browser whose database is ${name} asks the server`, async ({ site, page, faulty }) => {
    void site
    await page.addInitScript(broken)
    await page.goto(faulty.url + checkout)
    await expect(page.locator('[data-type="Line"]').first()).toHaveAttribute('data-state', 'fresh')
    const current = page.getByRole('navigation', { name: 'Dashboards of this page' }).locator('[aria-current="page"]')
    await expect(current).toContainText('on this OAP')
  })
