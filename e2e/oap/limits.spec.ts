import type { Page } from '@playwright/test'
import { opened, paste, save, stored, textOf } from '../fixture/editor'
import { settled } from './compare'
import { expect, test } from './server'

test.use({ flags: ['--writes', 'off', '--complexity', '300'] })

/** More services than a batch that this server takes has questions: feeding takes a minute. */
test.beforeAll(async ({ oap }) => {
  test.setTimeout(240_000)
  await oap.feed({ minutes: 1.1, rate: 30, hostile: true })
})

const REFUSAL = /maximum query complexity exceeded \d+ > 300/

/** Questions of each batch that was asked, and how many of the answers were refusals. */
function count(page: Page) {
  const seen = { batches: [] as number[], refused: 0 }
  page.on('response', async (response) => {
    if (!response.url().endsWith('/graphql')) return
    const questions = (response.request().postData() ?? '').match(/\bq\d+: execExpression/g)?.length ?? 0
    if (questions > 0) seen.batches.push(questions)
    if (REFUSAL.test(await response.text().catch(() => ''))) seen.refused += 1
  })
  return seen
}

test('a low limit of complexity is learnt: maps, lists and dashboards are drawn whole, and it is not met again', async ({
  site,
  page,
}) => {
  test.setTimeout(120_000)
  const seen = count(page)
  await site.open('/topology?f.layer=*')
  await expect(page.locator('.topology')).toHaveAttribute('data-state', 'fresh', { timeout: 30_000 })
  await expect(page.locator('.topology')).toHaveAttribute('data-ready', 'true')
  await expect.poll(() => seen.refused).toBeGreaterThan(0)
  await page.waitForLoadState('networkidle')
  await expect(page.getByText(/values failed|value failed/)).toHaveCount(0)

  const met = { ...seen, batches: seen.batches.length }
  await page
    .getByRole('navigation', { name: 'Layers' })
    .getByRole('link', { name: /General services/ })
    .first()
    .click()
  await settled(page)
  await expect(page.locator('[data-widget][data-state="error"]')).toHaveCount(0)
  const rows = page.locator('[data-type="ServiceList"] [data-row]')
  expect(await rows.count()).toBeGreaterThan(12)
  // Rows out of sight are not asked about.
  for (const row of (await rows.all()).slice(0, 8)) await expect(row.locator('td.num').first()).toHaveText(/\d/)
  const later = seen.batches.slice(met.batches)
  expect(later.length).toBeGreaterThan(0)
  expect(Math.max(...later)).toBeLessThanOrEqual(25)
  expect(seen.refused).toBe(met.refused)
})

const ID = 'General-Root'
const WHY = 'Check SW_ENABLE_UPDATE_UI_TEMPLATE'

test('saving is switched off on OAP: its words are shown, the text stays, and the draft outlives a reload', async ({
  site,
  page,
}) => {
  await site.open(`/dashboards/${ID}/edit`)
  await opened(page)
  const before = await stored(page, site.url, ID)
  await paste(page, JSON.stringify({ tip: 'Wished for', ...(JSON.parse(before) as object) }, null, 2))
  await save(page)
  const told = page.locator('.notices').getByRole('alert')
  await expect(told).toContainText('OAP declines to save it. Your text is here, and nothing is lost.')
  await expect(told).toContainText(WHY)
  await expect(textOf(page)).toContainText('"tip": "Wished for"')
  expect(await stored(page, site.url, ID)).toBe(before)
  await page.reload()
  await opened(page)
  await expect(page.getByRole('region', { name: 'A draft of an earlier visit' })).toBeVisible()
  await expect(textOf(page)).toContainText('"tip": "Wished for"')
})

test('nor does the list copy or delete: OAP’s words are shown, and all rows stay', async ({ site, page }) => {
  await site.open('/dashboards')
  await page.getByRole('searchbox', { name: 'Find by name' }).fill(ID)
  const rows = page.locator('tbody tr:not(.below)')
  await expect(rows).toHaveCount(1)
  await page.getByRole('button', { name: `About ${ID}`, exact: true }).click()
  for (const [action, refused] of [
    ['Clone', 'creation'],
    ['Delete', 'update'],
  ] as const) {
    await page.getByRole('button', { name: action, exact: true }).click()
    const told = page.getByRole('status').filter({ hasText: 'OAP did not write it' })
    await expect(told).toContainText(`The dashboard ${refused} has been disabled. ${WHY}`)
    await expect(rows).toHaveCount(1)
  }
})
