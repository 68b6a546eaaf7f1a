import type { Page } from '@playwright/test'
import { expect, test } from './fixture/test'
import type { Watch } from './fixture/strict'

const CHECKOUT = 'cGxvdmVyOjpjaGVja291dA==.1'
const of = `of=service:${encodeURIComponent(CHECKOUT)}`

interface Condition {
  readonly [key: string]: unknown
  readonly paging: { readonly pageNum: number; readonly pageSize: number }
}
/** What was searched for, request by request. */
const searched = ({ asked }: Watch): readonly Condition[] =>
  asked.flatMap(({ body }) => {
    const { query, variables } = JSON.parse(body) as { query: string; variables?: { condition?: Condition } }
    return /query(Basic)?Traces\(/.test(query) && variables?.condition ? [variables.condition] : []
  })

const found = (page: Page) => page.locator('.traces')
const rows = (page: Page) => page.getByRole('table', { name: 'Traces found' }).locator('[data-row]')
async function stands(page: Page): Promise<void> {
  await expect(found(page)).toHaveAttribute('data-ready', 'true')
}
const count = (page: Page) => page.locator('.foot')
const reader = (page: Page) => page.locator('[data-part="trace-reader"]')

test('a search is in the address, each part of it on the wire, and a reload shows the same', async ({
  site,
  page,
  strict,
}) => {
  await site.open('/traces?from=now-1h&to=now&tz=utc')
  await stands(page)
  await expect(rows(page).first()).toBeVisible()
  expect(searched(strict).at(-1)).toMatchObject({
    queryDuration: { start: '2026-03-18 225000', end: '2026-03-18 235059', step: 'SECOND' },
    traceState: 'ALL',
    queryOrder: 'BY_START_TIME',
  })

  await page.getByRole('button', { name: 'All services' }).click()
  await page.getByRole('combobox', { name: 'Find a service' }).fill('checkout')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/of=service:cGxvdmVyOjpjaGVja291dA%3D%3D\.1/)
  await stands(page)
  await page.getByText('Failed', { exact: true }).click()
  await expect(page).toHaveURL(/f\.status=error/)
  await stands(page)
  const least = page.getByRole('textbox', { name: 'At least' })
  await least.fill('soon')
  await least.press('Enter')
  await expect(page.getByText('A time like 200ms')).toBeVisible()
  await least.fill('0.5s')
  await least.press('Enter')
  await expect(page).toHaveURL(/f\.min=500/)
  await stands(page)
  const tags = page.getByRole('combobox', { name: 'Tags' })
  await tags.click()
  await expect(page.getByRole('option', { name: 'http.status_code' })).toBeVisible()
  await tags.pressSequentially('http.st')
  await tags.press('ArrowDown')
  await tags.press('Enter')
  await expect(tags).toHaveValue('http.status_code=')
  await page.getByRole('option', { name: '500', exact: true }).click()
  await expect(page).toHaveURL(/f\.tag=http\.status_code%3D500/)
  await tags.press('Escape')
  await stands(page)
  expect(searched(strict).at(-1)).toMatchObject({
    serviceId: CHECKOUT,
    traceState: 'ERROR',
    minTraceDuration: 500,
    tags: [{ key: 'http.status_code', value: '500' }],
  })
  await expect(rows(page).first()).toBeVisible()
  const before = await rows(page).allTextContents()
  expect(before.length).toBeGreaterThan(3)
  for (const row of before) expect(row).toContain('POST:/orders')

  await page.reload()
  await stands(page)
  await expect(least).toHaveValue('500ms')
  await expect(page.getByText('http.status_code=500')).toBeVisible()
  expect(await rows(page).allTextContents()).toEqual(before)

  // Back takes one choice after the other away again.
  await page.goBack()
  await expect(page.getByText('http.status_code=500')).toBeHidden()
  await page.goBack()
  await expect(least).toHaveValue('')
})

test('an instance and an endpoint of the service are chosen; clearing leaves everything', async ({
  site,
  page,
  strict,
}) => {
  await site.open(`/traces?${of}&from=now-15m&to=now`)
  await stands(page)
  await page.getByRole('button', { name: 'All instances' }).click()
  await page
    .getByRole('option', { name: /checkout-/ })
    .first()
    .click()
  await expect(page).toHaveURL(/of=instance:/)
  await page.getByRole('button', { name: 'All endpoints' }).click()
  await page.getByRole('combobox', { name: 'Find an endpoint' }).fill('orders')
  await page.getByRole('option', { name: 'POST:/orders', exact: true }).click()
  await expect(page).toHaveURL(/of=instance:.*f\.endpoint=/)
  await stands(page)
  const last = searched(strict).at(-1)
  expect(last).toMatchObject({ serviceId: CHECKOUT })
  expect(String(last?.['serviceInstanceId']).startsWith(`${CHECKOUT}_`)).toBe(true)
  expect(String(last?.['endpointId']).startsWith(`${CHECKOUT}_`)).toBe(true)
  await page.getByRole('button', { name: 'Clear all' }).click()
  await expect(page).not.toHaveURL(/of=/)
  await expect(page.getByRole('button', { name: 'All services' })).toBeVisible()
})

test('pages follow each other without a row twice or lost, and the list says when it ends', async ({
  site,
  page,
  strict,
}) => {
  test.slow()
  const ids = async (): Promise<string[]> => {
    const list = page.getByRole('table', { name: 'Traces found' })
    const all = new Set<string>()
    const scroller = page.locator('.found')
    const height = await scroller.evaluate((one) => one.scrollHeight)
    for (let top = 0; top < height; top += 300) {
      await scroller.evaluate((one, to) => one.scrollTo(0, to), top)
      await page.waitForTimeout(30)
      for (const href of await list
        .locator('[data-row] a')
        .evaluateAll((links) => links.map((one) => one.getAttribute('href') ?? '')))
        all.add(/f\.open=([^&]+)/.exec(href)?.[1] ?? '')
    }
    return [...all]
  }
  await site.open(`/traces?${of}&from=now-10m&to=now&tz=utc`)
  await stands(page)
  await expect(count(page)).toContainText('Page 1, there may be more')
  await expect(count(page)).toContainText(/\b100 traces/)
  const asked = searched(strict).length
  await page.getByRole('button', { name: 'Load more' }).click()
  await expect(count(page)).toContainText('Page 2, there may be more')
  await expect(count(page)).toContainText(/\b200 traces/)
  await expect(page).toHaveURL(/page=2/)
  expect(searched(strict).slice(asked)).toMatchObject([{ paging: { pageNum: 2, pageSize: 100 } }])
  const two = await ids()
  expect(two).toHaveLength(200)

  // Reloaded, it is as long as it was, by one request.
  await page.reload()
  await stands(page)
  await expect(count(page)).toContainText(/\b200 traces/)
  expect(searched(strict).at(-1)).toMatchObject({ paging: { pageNum: 1, pageSize: 200 } })
  expect(await ids()).toEqual(two)
  for (let number = 3; number < 12; number += 1) {
    if (await page.getByText('That is all').isVisible()) break
    await page.getByRole('button', { name: 'Load more' }).click()
    await stands(page)
  }
  await expect(count(page)).toContainText('That is all')
  await expect(page.getByRole('button', { name: 'Load more' })).toBeHidden()
})

test('OAP sorts by start and duration; what is sorted here says so', async ({ site, page, strict }) => {
  await site.open(`/traces?${of}&from=now-10m&to=now`)
  await stands(page)
  const took = page.getByRole('columnheader', { name: /Duration/ })
  await took.getByRole('button').click()
  await expect(page).toHaveURL(/sort=-duration/)
  await stands(page)
  await expect(took).toHaveAttribute('aria-sort', 'descending')
  expect(searched(strict).at(-1)).toMatchObject({ queryOrder: 'BY_DURATION' })
  const durations = async (): Promise<number[]> =>
    (await page.locator('[data-row] .duration').allTextContents()).map((text) =>
      /\bs$/.test(text) ? parseFloat(text) * 1_000 : parseFloat(text.replace(/,/g, '')),
    )
  const longest = await durations()
  expect([...longest].sort((a, b) => b - a)).toEqual(longest)
  await expect(page.getByText(/OAP sorts by start or duration only/)).toBeHidden()

  const asked = searched(strict).length
  await took.getByRole('button').click()
  await expect(took).toHaveAttribute('aria-sort', 'ascending')
  await expect(page.getByText('Sorted among the 100 loaded. OAP sorts by start or duration only.')).toBeVisible()
  const shortest = await durations()
  expect([...shortest].sort((a, b) => a - b)).toEqual(shortest)
  expect(searched(strict)).toHaveLength(asked)
})

test('a box dragged over durations narrows the list, by itself and on the server', async ({ site, page, strict }) => {
  await site.open(`/traces?${of}&from=now-10m&to=now&tz=utc&sort=-duration`)
  await stands(page)
  const scatter = page.getByRole('application')
  const area = await scatter.boundingBox()
  if (!area) throw new Error('no scatter')
  await page.mouse.move(area.x + 60, area.y + 4)
  await page.mouse.down()
  await page.mouse.move(area.x + area.width - 20, area.y + 60, { steps: 4 })
  await page.mouse.up()
  await expect(page).toHaveURL(/f\.box=/)
  await expect(count(page)).toContainText(/\d+ of 100 in the box/)
  const inside = await rows(page).count()
  expect(inside).toBeGreaterThan(0)
  await page.reload()
  await stands(page)
  await expect(count(page)).toContainText(/\d+ of 100 in the box/)
  const { length } = searched(strict)
  await page.getByRole('button', { name: 'Search in the box' }).click()
  await expect(page).toHaveURL(/f\.min=\d+.*f\.max=\d+.*f\.within=/)
  await stands(page)
  expect(searched(strict)).toHaveLength(length + 1)
  await page.getByRole('button', { name: 'Own time' }).click()
  await expect(page).not.toHaveURL(/f\.within/)
})

test('beside the list a trace is read; its width is remembered, and the whole page is one click away', async ({
  site,
  page,
  strict,
}) => {
  await site.open(`/traces?${of}&from=now-10m&to=now&tz=utc&sort=-duration`)
  await stands(page)
  await rows(page).first().getByRole('link').click()
  await expect(reader(page)).toBeVisible()
  await expect(page).toHaveURL(/f\.open=/)
  const names = strict.asked.map(({ body }) => /^query (\w+)/.exec((JSON.parse(body) as { query: string }).query)?.[1])
  // The rail asks by itself how many alarms fire.
  expect(names.filter((name) => name !== 'GetAlarm')).toEqual([
    'Hello',
    'ServicesAndMenu',
    'BasicTracesAndSupport',
    'QueryTrace',
  ])

  const grip = page.getByRole('separator', { name: 'Width of the list' })
  await grip.focus()
  const width = Number(await grip.getAttribute('aria-valuenow'))
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect(grip).toHaveAttribute('aria-valuenow', String(width + 32))
  await page.reload()
  await expect(reader(page)).toBeVisible()
  await expect(grip).toHaveAttribute('aria-valuenow', String(width + 32))

  await page.getByRole('button', { name: 'Full page' }).click()
  await expect(page).toHaveURL(/\/trace\/[^?]+/)
  await expect(reader(page)).toBeVisible()
  await page.goBack()
  await expect(reader(page)).toBeVisible()
  await page.getByRole('button', { name: 'Close the trace' }).click()
  await expect(reader(page)).toBeHidden()
  await expect(page).not.toHaveURL(/f\.open=/)
})

test('on a narrow screen the trace takes the place of the list, and the way back is there', async ({ site, page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await site.open(`/traces?${of}&from=now-10m&to=now`)
  await stands(page)
  await page.getByRole('button', { name: 'Filters', exact: true }).click()
  await expect(page.getByRole('textbox', { name: 'At least' })).toBeVisible()
  await page.getByRole('button', { name: 'Filters', exact: true }).click()
  await rows(page).nth(2).getByRole('link').click()
  await expect(reader(page)).toBeVisible()
  await expect(rows(page)).toHaveCount(0)
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(wide).toBe(0)
  await page.getByRole('button', { name: 'Back to the list' }).click()
  await expect(rows(page).nth(2)).toBeVisible()
})
