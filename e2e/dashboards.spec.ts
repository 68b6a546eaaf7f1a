import { readFile } from 'node:fs/promises'
import { UNKIND } from './fixture/server'
import { expect, test } from './fixture/test'

// What is stored here stays in the server: one of its own.
test.use({ world: [...UNKIND] })

const sheet = (name: string): object => ({ name, layer: 'GENERAL', entity: 'All', isRoot: false, children: [] })

test('dashboards come from a file, are cloned, deleted where nothing can be removed, and brought back', async ({
  site,
  page,
}) => {
  await site.open('/dashboards')
  const list = page.locator('.dashboards')
  await expect(list).toHaveAttribute('data-ready', 'true')
  await expect(page.getByText('Stored in the demo that runs with this gateway')).toBeVisible()

  await page.getByRole('button', { name: 'Import' }).click()
  const file = JSON.stringify([
    { id: 'x', configuration: sheet('Night shift') },
    { id: 'y', configuration: '{' },
  ])
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: 'some.json', mimeType: 'application/json', buffer: Buffer.from(file) })
  const preview = page.getByRole('list', { name: 'What the import does' })
  await expect(preview.getByRole('listitem')).toHaveText([/New.*Night shift/, /Refused.*is not JSON/])
  await page.getByRole('button', { name: 'Write 1' }).click()
  await expect(preview.getByRole('listitem').first()).toContainText('Written')

  await page.getByRole('searchbox', { name: 'Find by name' }).fill('night')
  await expect(page).toHaveURL(/q=night/)
  const rows = page.locator('tbody tr:not(.below)')
  await expect(rows).toHaveCount(1)
  await page.getByRole('button', { name: 'About Night shift' }).click()
  await page.getByRole('button', { name: 'Clone' }).click()
  await expect(page.getByRole('link', { name: 'Night shift copy' })).toBeVisible()

  await page.getByRole('button', { name: 'About Night shift', exact: true }).click()
  await page.getByRole('button', { name: 'About Night shift copy' }).click()
  await page.getByRole('button', { name: 'Delete' }).click()
  const done = page.getByRole('status').filter({ hasText: 'is deleted' })
  await expect(done).toContainText('marked as deleted')
  await expect(rows.filter({ hasText: 'copy' })).toContainText('Deleted here')
  await done.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('Night shift copy is back')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Night shift copy' })).toBeVisible()

  await page.getByRole('checkbox', { name: 'Select all that are shown' }).check()
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export 2' }).click()
  const download = await saved
  expect(download.suggestedFilename()).toBe('dashboards.json')
  const text = await readFile(await download.path(), 'utf8')
  const entries = JSON.parse(text) as { configuration: { name: string } }[]
  expect(entries.map(({ configuration }) => configuration.name)).toEqual(['Night shift', 'Night shift copy'])
  expect(text).toContain('    "configuration": {\n      "name": "Night shift",\n      "layer": "GENERAL",\n')
})
