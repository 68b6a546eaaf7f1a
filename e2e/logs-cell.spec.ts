import type { Page } from '@playwright/test'
import { expect, test } from './fixture/faulty'
import type { Asked, Wire } from './fixture/faults'

const checkout = '/layer/GENERAL/service/cGxvdmVyOjpjaGVja291dA%3D%3D.1'

const logs = (i: string, y: number) => ({ i, x: 0, y, w: 24, h: 22, type: 'Log' })
const configuration = {
  ...{ name: 'Two logs', layer: 'GENERAL', entity: 'Service', isRoot: false, isDefault: false },
  children: [logs('1', 0), logs('2', 22)],
}

/** The list of dashboards with one more. */
const withSheet = (answer: Wire): Wire => {
  const rows = answer.data?.['getAllTemplates']
  const row = { id: 'two', configuration: JSON.stringify(configuration) }
  return { ...answer, data: { ...answer.data, getAllTemplates: [...(Array.isArray(rows) ? rows : []), row] } }
}
const isTemplates = ({ body }: Asked) => body.query?.includes('getAllTemplates') === true
const cell = (page: Page, index: number) => page.locator('[data-type="Log"]').nth(index)

test('two cells of a dashboard have each their own state in the address', async ({ site, page, faulty }) => {
  void site
  faulty.proxy.set((asked) => (isTemplates(asked) ? { kind: 'change', change: withSheet } : { kind: 'pass' }))
  await page.goto(`${faulty.url}${checkout}/Two%20logs`)
  const rows = (index: number) => cell(page, index).locator('[data-row]')
  await expect(rows(0).first()).toBeVisible()
  await cell(page, 0).getByText('Warn', { exact: true }).click()
  await cell(page, 0).getByText('Error', { exact: true }).click()
  await expect(page).toHaveURL(/w\.1\.f\.level=/)
  await expect(cell(page, 0)).toContainText('Lines that tell their level only in their text are not found')
  await cell(page, 1).scrollIntoViewIfNeeded()
  await expect(rows(1).first()).toBeVisible()
  await rows(1).first().click()
  await expect(page).toHaveURL(/w\.2\.sel=/)
  await expect(cell(page, 1)).not.toContainText('Lines that tell their level only')
  await expect(cell(page, 0).getByRole('button', { name: 'Copy line' })).toHaveCount(0)

  await page.reload()
  await expect(cell(page, 0)).toContainText('Lines that tell their level only in their text are not found')
  await cell(page, 1).scrollIntoViewIfNeeded()
  await expect(cell(page, 1).getByRole('button', { name: 'Copy line' })).toBeVisible()
})
