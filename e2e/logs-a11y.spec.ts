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
  test(`axe finds nothing on logs, ${theme}, ${width}`, async ({ site, page }) => {
    test.slow()
    await page.setViewportSize({ width, height: 900 })
    await site.open(`/logs?${of}&theme=${theme}&f.keyword=order&f.exclude=nothing&q=order`)
    const rows = page.getByRole('treegrid', { name: 'Log lines' }).locator('[data-row]')
    await expect(rows.first()).toBeVisible()
    await clean(page, 'lines')
    await rows.first().click()
    await expect(page.getByRole('button', { name: 'Lines around it' })).toBeVisible()
    await clean(page, 'opened')
    if (width < 600) await page.getByRole('button', { name: /Filters/ }).click()
    await page.getByRole('combobox', { name: 'Tags' }).click()
    await expect(page.getByRole('option').first()).toBeVisible()
    await clean(page, 'tags')
    await page.keyboard.press('Escape')
    if (width < 600) {
      const fields = page.locator('.logs > .form').locator('button, input:not([type=checkbox]), label')
      for (const box of await fields.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height)))
        expect(box).toBeGreaterThanOrEqual(36)
      await page.getByRole('button', { name: /Filters/ }).click()
    }
    await page.getByRole('button', { name: 'Lines around it' }).click()
    await expect(page.getByRole('button', { name: 'Back to the search' })).toBeVisible()
    await clean(page, 'around')
    await page.getByRole('button', { name: 'Back to the search' }).press('Enter')
    await expect(page.getByRole('treegrid', { name: 'Log lines' })).toBeFocused()
    await site.open(`/logs?${of}&theme=${theme}&f.tag=none%3D1`)
    await expect(page.getByText('No line fits')).toBeVisible()
    await clean(page, 'nothing')
    await expect(page.locator('body')).toHaveJSProperty('scrollWidth', width)
  })
