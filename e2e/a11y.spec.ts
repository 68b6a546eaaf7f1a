import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './fixture/faulty'

const checkout = '/layer/GENERAL/service/cGxvdmVyOjpjaGVja291dA%3D%3D.1'

/** Every rule of axe, best practices included; what it cannot decide is not a violation. */
async function clean(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const said = violations.flatMap(({ id, impact, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} (${impact}): ${target.join(' ')} ${failureSummary ?? ''}`),
  )
  expect(said, what).toEqual([])
}

const standing = (page: Page) => expect(page.locator('[data-ready="true"]').first()).toBeVisible()

for (const theme of ['dark', 'light'] as const) {
  for (const [name, address, ready] of [
    ['home', '/', '.tile'],
    ['a layer', '/layer/GENERAL', '[data-type="ServiceList"][data-state="fresh"]'],
    ['a service', checkout, '[data-type="Line"][data-state="fresh"]'],
    ['a layer without a dashboard of ours', '/layer/VIRTUAL_DATABASE', '[data-type="ServiceList"][data-state="fresh"]'],
    ['a service that is not there', '/layer/GENERAL/service/bm9ib2R5.1', '.state'],
    ['dashboards', '/dashboards', 'tbody tr'],
    ['settings', '/settings', '.el-select'],
    ['no page', '/nope', 'main .btn'],
  ] as const) {
    test(`axe finds nothing on ${name}, ${theme}`, async ({ site, page }) => {
      await site.open(`${address}?theme=${theme}`)
      await standing(page)
      await expect(page.locator(ready).first()).toBeVisible()
      await clean(page, address)
    })
  }

  test(`axe finds nothing on a page of failed widgets, ${theme}`, async ({ site, page, faulty, strict }) => {
    void site
    // 0 / 0 is shown as OAP wrote it.
    strict.allowText(/^NaN$/)
    await page.goto(`${faulty.url}${checkout}/Faults?theme=${theme}`)
    await expect(page.locator('[data-widget][data-state="error"]').first()).toBeVisible()
    await expect(page.locator('[data-widget][data-state="loading"]')).toHaveCount(0)
    await clean(page, 'faults')
  })

  test(`axe finds nothing in what opens, ${theme}`, async ({ site, page }) => {
    await site.open(`${checkout}?theme=${theme}`)
    await expect(page.locator('[data-type="Line"][data-state="fresh"]').first()).toBeVisible()
    for (const button of [/General services/, /^checkout/, /All instances/, /All endpoints/, /Last 30 min/]) {
      await page.getByRole('banner').getByRole('button', { name: button }).click()
      await expect(page.getByRole('dialog')).toBeVisible()
      await expect(page.getByRole('dialog')).not.toContainText('Asking OAP')
      await clean(page, String(button))
      await page.keyboard.press('Escape')
    }
    await page.getByRole('link', { name: 'Settings' }).click()
    await page.getByRole('combobox', { name: 'Show times in' }).fill('kolk')
    await expect(page.getByRole('option').first()).toBeVisible()
    await clean(page, 'zones')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Reset this browser' }).click()
    await expect(page.getByRole('button', { name: 'Keep them' })).toBeFocused()
    await clean(page, 'dialog')
  })
}
