import type { Page } from '@playwright/test'
import { expect, test } from './fixture/test'
import type { Watch } from './fixture/strict'

const general = '/layer/GENERAL/Overview'
const checkout = '/layer/GENERAL/service/cGxvdmVyOjpjaGVja291dA%3D%3D.1'

interface Heard {
  readonly name: string
  readonly variables: Readonly<Record<string, unknown>>
  readonly expressions: readonly string[]
}
const heard = ({ asked }: Watch): readonly Heard[] =>
  asked.map(({ body }) => {
    const { query, variables = {} } = JSON.parse(body) as { query: string; variables?: Record<string, unknown> }
    const expressions = Object.entries(variables).flatMap(([key, value]) => (/^x\d+$/.test(key) ? [String(value)] : []))
    return { name: /^query (\w+)/.exec(query)?.[1] ?? '', variables, expressions }
  })
/** Questions by the hour over more than a day: when quiet ones were seen last. */
const lookBacks = (strict: Watch) =>
  heard(strict).filter(({ name, variables }) => name === 'Batch' && JSON.stringify(variables).includes('"HOUR"'))

const names = (page: Page, type = 'ServiceList') =>
  page.locator(`[data-type="${type}"] [data-row] .name`).allInnerTexts()
const toEnd = (page: Page) =>
  page.locator('[data-type="ServiceList"] .scroll').evaluate((scroller) => scroller.scrollTo(0, scroller.scrollHeight))

test('the worst come first, the quiet last with when they were seen, asked once for all in view', async ({
  site,
  page,
  strict,
}) => {
  await site.open(general)
  const list = page.locator('[data-type="ServiceList"]')
  await expect(list).toHaveAttribute('data-state', 'fresh')
  expect((await names(page))[0]).toBe('checkout')
  await expect(list.getByText(/^26 services, 4 quiet$/)).toBeVisible()

  await toEnd(page)
  const row = (name: string) => list.locator('[data-row]').filter({ hasText: name })
  await expect(row('wallet-r60')).toContainText('last seen 18:00 – 19:00')
  await expect(row('stocktake-c')).toContainText('last seen 2 days ago')
  await expect(row('stocktake-a')).toContainText('last seen yesterday')
  expect((await names(page)).slice(-4).sort()).toEqual(['stocktake-a', 'stocktake-b', 'stocktake-c', 'wallet-r60'])
  expect(lookBacks(strict).map(({ expressions }) => expressions)).toEqual([Array(4).fill('service_sla')])

  await list.getByRole('button', { name: 'Hide 4 quiet' }).click()
  await expect(row('wallet-r60')).toHaveCount(0)
  await page.reload()
  await expect(list.getByRole('button', { name: 'Show 4 quiet' })).toBeVisible()
  await expect(row('stocktake-c')).toHaveCount(0)
})

test('over three days those who come by turns have reported', async ({ site, page }) => {
  await site.open(`${general}?from=now-3d&to=now`)
  const list = page.locator('[data-type="ServiceList"]')
  await expect(list).toHaveAttribute('data-state', 'fresh')
  const rows = list.locator('[data-row]')
  // Wherever the ranking puts them, which is by how well they did when they were there.
  for (const [name, count] of [
    ['wallet-r61', 1],
    ['stocktake', 3],
  ] as const) {
    await list.getByRole('searchbox').fill(name)
    await expect(rows).toHaveCount(count)
    await expect(rows.filter({ hasText: name })).toHaveCount(count)
    await expect(list.locator('[data-row].quiet')).toHaveCount(0)
  }
})

test('order and search are in the address: they survive a reload, and Back takes the order away', async ({
  site,
  page,
}) => {
  await site.open(general)
  const list = page.locator('[data-type="ServiceList"]')
  await expect(list).toHaveAttribute('data-state', 'fresh')
  await list.getByRole('button', { name: 'Load, /min' }).click()
  await expect(page).toHaveURL(/[?&]sort=-Load(&|$)/)
  await expect.poll(async () => (await names(page))[0]).toBe('www')

  await list.getByRole('searchbox').fill('ca')
  await expect(page).toHaveURL(/[?&]q=ca(&|$)/)
  await page.reload()
  await expect(list.getByRole('searchbox')).toHaveValue('ca')
  await expect.poll(() => names(page)).toEqual(['catalog', 'gift-cards'])
  await expect(list.getByRole('columnheader', { name: 'Load, /min' })).toHaveAttribute('aria-sort', 'descending')

  await page.goBack()
  await expect(page).not.toHaveURL(/sort=/)
  await expect.poll(async () => (await names(page))[0]).toBe('checkout')
})

test('a column that is hidden is not asked for and stays hidden', async ({ site, page, strict }) => {
  await site.open(general)
  const list = page.locator('[data-type="ServiceList"]')
  await expect(list).toHaveAttribute('data-state', 'fresh')
  await expect(page.locator('[data-dashboard]')).toHaveAttribute('data-ready', 'true')
  await expect(list.locator('[data-row="0"] td.num').first()).not.toBeEmpty()
  await list.getByRole('button', { name: 'Columns' }).click()
  await list.getByRole('checkbox', { name: 'Average' }).uncheck()
  await page.keyboard.press('Escape')
  await expect(list.getByRole('columnheader', { name: /^Average/ })).toHaveCount(0)

  const before = strict.asked.length
  const shown = heard(strict).flatMap(({ expressions }) => expressions)
  expect(shown).toContain('avg(service_resp_time)')
  await page.reload()
  await expect(list).toHaveAttribute('data-state', 'fresh')
  await expect(list.getByRole('columnheader', { name: /^Average/ })).toHaveCount(0)
  const after = heard(strict).slice(before)
  expect(after.flatMap(({ expressions }) => expressions)).not.toContain('avg(service_resp_time)')
})

test('arrows walk through the rows, Enter opens one', async ({ site, page }) => {
  await site.open(general)
  const list = page.locator('[data-type="ServiceList"]')
  await expect(list).toHaveAttribute('data-state', 'fresh')
  await list.locator('[data-row="0"] .name').focus()
  await page.keyboard.press('End')
  await expect(list.locator('.name:focus')).toHaveText(/wallet-r60|stocktake/)
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowDown')
  const second = await list.locator('.name:focus').innerText()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/layer\/GENERAL\/service\//)
  await expect(page.getByRole('banner')).toContainText(second)
})

test('an instance says what it is, and its row leads to it', async ({ site, page }) => {
  await site.open(`${checkout}/Instances`)
  const list = page.locator('[data-type="InstanceList"]').first()
  await expect(list).toHaveAttribute('data-state', 'fresh')
  const row = list.locator('[data-row="0"]')
  await expect(row).toContainText('Java')
  await row.getByRole('button', { name: /^Attributes of/ }).click()
  const details = list.getByRole('complementary')
  await expect(details).toContainText('JVM Arguments')
  await expect(details.getByRole('button', { name: 'Copy all' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(details).toHaveCount(0)
  await expect(row.locator('.more')).toBeFocused()
  await row.locator('a.name').click()
  await expect(page).toHaveURL(/\/layer\/GENERAL\/instance\//)
})

test('a service without instances or endpoints is told so in a sentence', async ({ site, page }) => {
  const id = (name: string) => encodeURIComponent(`${Buffer.from(name).toString('base64')}.1`)
  await site.open(`/layer/GENERAL/service/${id('plover::legacy-till')}/Instances`)
  await expect(page.locator('[data-type="InstanceList"]').first()).toContainText(
    'No instance of this service reported in this window',
  )
  await site.open(`/layer/GENERAL/service/${id('plover::clock')}/Endpoints`)
  await expect(page.locator('[data-type="EndpointList"]')).toContainText('No endpoint of this service is known')
})

test('on a narrow screen a row is name, mark and the number that tells trouble', async ({ site, page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await site.open(general)
  const list = page.locator('[data-type="ServiceList"]')
  await list.scrollIntoViewIfNeeded()
  await expect(list).toHaveAttribute('data-state', 'fresh')
  await expect(list.getByRole('columnheader')).toHaveText([/^Service/, /^Success, %/])
  const row = await list.locator('[data-row="0"]').boundingBox()
  expect(row?.height).toBeGreaterThanOrEqual(44)
  const wide = await list.locator('.scroll').evaluate((it) => it.scrollWidth - it.clientWidth)
  expect(wide).toBeLessThanOrEqual(0)
})
