import { fileURLToPath } from 'node:url'
import { UNKIND } from './fixture/server'
import { expect, test } from './fixture/test'

const templates = fileURLToPath(new URL('./templates/chooser', import.meta.url))
test.use({ world: [...UNKIND, '--templates', templates] })

const checkout = '/layer/GENERAL/service/cGxvdmVyOjpjaGVja291dA%3D%3D.1'
const CHOOSER = 'Where each dashboard lives'

test('the team’s dashboard opens first, the setting turns it around, and the chooser says whose each is', async ({
  site,
  page,
}) => {
  await site.open(checkout)
  await expect(page).toHaveURL(/\/Tills\b/)
  await expect(page.getByText('The tills of the halls')).toBeVisible()
  await page.getByRole('button', { name: CHOOSER }).click()
  const choices = page.getByRole('listbox', { name: CHOOSER }).getByRole('option')
  await expect(choices.filter({ hasText: 'Tills' })).toContainText('the team’s, on this OAP')
  await expect(choices.filter({ hasText: 'Overview' }).first()).toContainText('the team’s, on this OAP')
  await expect(choices.filter({ hasText: 'Overview' }).nth(1)).toContainText('Aerie’s, on this OAP, name taken')
  // A row that is marked as deleted, and one that is torn, are none.
  await expect(choices.filter({ hasText: /Old board|Torn/ })).toHaveCount(0)
  await choices.filter({ hasText: 'Overview' }).first().click()
  await expect(page.getByText('What the team made of it')).toBeVisible()

  await page.getByRole('link', { name: 'Settings' }).click()
  await page.getByRole('radiogroup', { name: 'Where both have one' }).getByText('Aerie', { exact: false }).click()
  await site.open(checkout)
  await expect(page).toHaveURL(/\/Overview\b/)
  await expect(page.locator('[data-type="Line"]').first()).toHaveAttribute('data-state', 'fresh')
  await expect(page.getByText('What the team made of it')).toHaveCount(0)
  await site.open(`${checkout}/Old%20board`)
  await expect(page.getByText('There is no dashboard Old board here.')).toBeVisible()
})

test('on a phone the row of many dashboards scrolls by itself and makes the page no wider', async ({ site, page }) => {
  await page.setViewportSize({ width: 320, height: 640 })
  await site.open(checkout)
  const edit = page.locator('nav.tabs a.edit')
  await expect(edit).toBeAttached()
  // It is not in sight: else nothing here could be too wide.
  expect((await edit.boundingBox())?.x).toBeGreaterThan(320)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
})
