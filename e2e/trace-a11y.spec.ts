import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './fixture/test'

const of = `of=service:${encodeURIComponent('cGxvdmVyOjpjaGVja291dA==.1')}`

async function clean(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const said = violations.flatMap(({ id, impact, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} (${impact}): ${target.join(' ')} ${failureSummary ?? ''}`),
  )
  expect(said, what).toEqual([])
}

for (const [theme, width] of [
  ['dark', 1440],
  ['light', 390],
] as const)
  test(`axe finds nothing on traces, ${theme}, ${width}`, async ({ site, page }) => {
    test.slow()
    await page.setViewportSize({ width, height: 900 })
    await site.open(`/traces?${of}&theme=${theme}&f.status=error&f.tag=http.status_code%3D500`)
    const rows = page.getByRole('table', { name: 'Traces found' }).locator('[data-row]')
    await expect(rows.first()).toBeVisible()
    await clean(page, 'list')
    if (width < 600) await page.getByRole('button', { name: /Filters/ }).click()
    await page.getByRole('combobox', { name: 'Tags' }).click()
    await expect(page.getByRole('option').first()).toBeVisible()
    await clean(page, 'tags')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'All instances' }).click()
    await expect(page.getByRole('option', { name: /checkout-/ }).first()).toBeVisible()
    await clean(page, 'picker')
    await page.keyboard.press('Escape')
    await page.getByRole('textbox', { name: 'At least' }).fill('soon')
    await page.keyboard.press('Enter')
    await clean(page, 'fault')
    await page.getByRole('textbox', { name: 'At least' }).fill('')
    if (width < 600) await page.getByRole('button', { name: /Filters/ }).click()
    await rows.first().getByRole('link').click()
    await expect(page.locator('[data-part="trace-reader"]')).toBeVisible()
    await clean(page, 'trace beside its list')
    await page.getByRole('button', { name: 'Full page' }).click()
    await expect(page).toHaveURL(/\/trace\//)
    await expect(page.locator('[data-part="trace-reader"]')).toBeVisible()
    await clean(page, 'trace')
    await site.open(`/trace/0123456789abcdef.1.17738580123450001?theme=${theme}`)
    await expect(page.getByText('This trace is not there')).toBeVisible()
    await clean(page, 'no trace')
    await site.open(`/traces?${of}&theme=${theme}&f.tag=nobody%3D1`)
    await expect(page.getByText('No trace fits')).toBeVisible()
    await clean(page, 'nothing found')
  })
