import { changed, opened, paste, stored, textOf, titled } from './fixture/editor'
import { expect, test } from './fixture/test'

const ID = 'aerie.GENERAL.Service.Overview'
const ADDRESS = `/dashboards/${ID}/edit`

test('a dashboard is edited, reviewed, saved and read back; unchanged widgets keep their bytes', async ({
  site,
  page,
}) => {
  await site.open(ADDRESS)
  await opened(page)
  const before = await stored(page, site.url, ID)
  await expect(page.locator('.drawn [data-type="Line"]').first()).toHaveAttribute('data-state', 'fresh')
  await expect(page.getByRole('button', { name: 'No changes' })).toBeDisabled()

  await paste(page, changed(before, titled(0, 'Mood of the users')))
  await expect(page.locator('.drawn')).toContainText('Mood of the users')
  await page.getByRole('button', { name: 'Review 1 change' }).click()
  const dialog = page.getByRole('dialog', { name: 'Save these changes to OAP?' })
  await expect(dialog.locator('[data-kind="new"]')).toHaveCount(1)
  await expect(dialog.locator('[data-kind="new"]')).toContainText('"title": "Mood of the users"')
  await expect(dialog.locator('[data-kind="gone"]')).toContainText('"title": "Apdex"')
  await dialog.getByRole('button', { name: 'Save to OAP' }).click()
  await expect(page.getByText('Saved, and read back from OAP')).toBeVisible()
  await expect(page.getByRole('button', { name: 'No changes' })).toBeDisabled()

  const after = await stored(page, site.url, ID)
  expect(after).toBe(before.replace('"title":"Apdex"', '"title":"Mood of the users"'))
  await page.reload()
  await opened(page)
  await expect(textOf(page)).toContainText('Mood of the users')
  await expect(page.getByText('A draft of')).toHaveCount(0)
  await expect(page.locator('.drawn')).toContainText('Mood of the users')
})
