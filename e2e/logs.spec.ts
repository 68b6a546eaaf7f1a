import type { Page } from '@playwright/test'
import { expect, test } from './fixture/test'
import type { Watch } from './fixture/strict'

const CHECKOUT = 'cGxvdmVyOjpjaGVja291dA==.1'
const of = `of=service:${encodeURIComponent(CHECKOUT)}`
const TICKETING = `of=service:${encodeURIComponent(`${Buffer.from('plover::ticketing').toString('base64')}.1`)}`

interface Condition {
  readonly [key: string]: unknown
  readonly paging: { readonly pageNum: number; readonly pageSize: number }
}
/** What was searched for, request by request. */
const searched = ({ asked }: Watch): readonly Condition[] =>
  asked.flatMap(({ body }) => {
    const { query, variables } = JSON.parse(body) as { query: string; variables?: { condition?: Condition } }
    return /query (QueryLogs|LogsAndSupport)\(/.test(query) && variables?.condition ? [variables.condition] : []
  })

/** The words of levels that were searched for at once, request by request. */
const searchedWords = ({ asked }: Watch): readonly (readonly Condition[])[] =>
  asked.flatMap(({ body }) => {
    const { query, variables } = JSON.parse(body) as { query: string; variables?: Readonly<Record<string, Condition>> }
    return /query LogsOfWords\d\(/.test(query) && variables ? [Object.values(variables)] : []
  })
const wordOf = ({ tags }: Condition): string => (tags as readonly { readonly value: string }[]).at(-1)?.value ?? ''

const logs = (page: Page) => page.locator('.logs')
const rows = (page: Page) => page.getByRole('treegrid', { name: 'Log lines' }).locator('[data-row]')
const foot = (page: Page) => page.locator('.logs > .foot')
async function stands(page: Page): Promise<void> {
  await expect(logs(page)).toHaveAttribute('data-ready', 'true')
}

test('a search is in the address, each part of it on the wire, and a reload shows the same', async ({
  site,
  page,
  strict,
}) => {
  await site.open('/logs?from=now-10m&to=now&tz=utc')
  await stands(page)
  await expect(rows(page).first()).toBeVisible()
  await page.getByRole('button', { name: 'All services' }).click()
  await page.getByRole('combobox', { name: 'Find a service' }).fill('checkout')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/of=service:cGxvdmVyOjpjaGVja291dA%3D%3D\.1/)
  await stands(page)
  await page.getByText('Error', { exact: true }).click()
  await expect(page).toHaveURL(/f\.level=error/)
  // Services of several languages have several words for it: all of them are asked for.
  await expect(page.getByText('Lines that tell their level only in their text are not found')).toBeVisible()
  await stands(page)
  const tags = page.getByRole('combobox', { name: 'Tags' })
  await tags.click()
  await expect(page.getByRole('option', { name: 'level', exact: true })).toBeVisible()
  await tags.press('Escape')
  await expect
    .poll(() => (searchedWords(strict).at(-1) ?? []).map(wordOf))
    .toEqual(expect.arrayContaining(['ERROR', 'error']))
  for (const condition of searchedWords(strict).at(-1) ?? [])
    expect(condition).toMatchObject({
      serviceId: CHECKOUT,
      queryDuration: { start: '2026-03-18 234000', end: '2026-03-18 235059', step: 'SECOND' },
      queryOrder: 'DES',
      paging: { pageNum: 1, pageSize: 200 },
    })
  await page.getByRole('button', { name: 'Newest first' }).click()
  await expect(page).toHaveURL(/sort=time/)
  await stands(page)
  await expect.poll(() => searchedWords(strict).at(-1)?.[0]).toMatchObject({ queryOrder: 'ASC' })
  await expect(rows(page).first()).toBeVisible()
  const before = await rows(page).allTextContents()
  for (const row of before) expect(row).toMatch(/ERROR/i)
  await rows(page).first().click()
  await expect(page).toHaveURL(/sel=/)

  await page.reload()
  await stands(page)
  await expect(page.getByRole('button', { name: 'Lines around it' })).toBeVisible()
  await expect(page.getByRole('checkbox', { name: 'Error' })).toBeChecked()
  await expect(page.getByRole('button', { name: 'Oldest first' })).toBeVisible()

  // Back takes one choice after the other away again.
  await page.goBack()
  await expect(page.getByRole('button', { name: 'Lines around it' })).toBeHidden()
  await page.goBack()
  await expect(page.getByRole('button', { name: 'Newest first' })).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('checkbox', { name: 'Error' })).not.toBeChecked()
})

test('opening asks three times at most, and for the logs once', async ({ site, page, strict }) => {
  await site.open(`/logs?${of}&f.keyword=order&sort=time`)
  await stands(page)
  expect(searched(strict)).toHaveLength(1)
  const names = strict.asked.map(({ body }) => /query (\w+)/.exec(body)?.[1] ?? '')
  expect(names.filter((name) => name !== 'GetAlarm').length).toBeLessThanOrEqual(3)
})

test('keywords that the storage ignores are said, and narrow what is loaded', async ({ site, page, strict }) => {
  await site.open(`/logs?${of}&from=now-30m&to=now`)
  await stands(page)
  const has = page.getByRole('textbox', { name: 'Text has', exact: true })
  await has.fill('Connection')
  await has.press('Enter')
  await expect(page).toHaveURL(/f\.keyword=Connection/)
  await expect(page.getByText('This storage ignores keywords')).toBeVisible()
  await stands(page)
  expect(searched(strict).at(-1)).not.toHaveProperty('keywordsOfContent')
  await expect(foot(page)).toContainText(/\d+ of 200 loaded lines fit/)
  const found = await rows(page).allTextContents()
  expect(found.length).toBeGreaterThan(0)
  for (const row of found) expect(row.toLowerCase()).toContain('connection')
  await page.reload()
  await stands(page)
  await expect(foot(page)).toContainText(/\d+ of 200 loaded lines fit/)
  await page.getByRole('button', { name: 'Remove Connection' }).click()
  await expect(page.getByText('This storage ignores keywords')).toBeHidden()
  await expect(foot(page)).toContainText('200 lines, the newest of the window')
})

test('a level finds the lines of the whole window by all of its words, not only among the newest', async ({
  site,
  page,
  strict,
}) => {
  await site.open(`/logs?${TICKETING}&from=now-30m&to=now`)
  await stands(page)
  await expect(foot(page)).toContainText('200 lines, the newest of the window')
  const isError = (row: string): boolean => /ERROR|FATAL/i.test(row)
  const before = strict.asked.length
  await page.getByText('Error', { exact: true }).click()
  await expect(page).toHaveURL(/f\.level=error/)
  await stands(page)
  await expect(foot(page)).toContainText(/all \d+ lines of the window/)
  // Completion of the words, and one search for all of them.
  const names = strict.asked.slice(before).map(({ body }) => /query (\w+)/.exec(body)?.[1] ?? '')
  expect(names.filter((name) => name !== 'GetAlarm')).toEqual([
    'QueryLogTagAutocompleteValues',
    expect.stringMatching(/^LogsOfWords\d$/),
  ])
  expect(searchedWords(strict).at(-1)?.map(wordOf)).toEqual(expect.arrayContaining(['ERROR', 'error']))
  const found = await rows(page).allTextContents()
  expect(found.length).toBeGreaterThan(10)
  expect(found.every(isError)).toBe(true)
  const count = await foot(page).textContent()

  // As many as there are in all lines of the window, one search for each word.
  await site.open(`/logs?${TICKETING}&from=now-30m&to=now&f.tag=level%3DERROR`)
  await stands(page)
  await expect(foot(page)).toHaveText(count ?? '')

  await site.open(`/logs?${TICKETING}&from=now-30m&to=now&f.level=warn,error&f.size=50`)
  await stands(page)
  for (const row of await rows(page).allTextContents()) expect(row).toMatch(/WARN|ERROR/i)
  await expect(foot(page)).toContainText('50 lines, the newest of the window')
  await page.getByRole('button', { name: 'Load more' }).click()
  await expect(foot(page)).toContainText(/100 lines|all \d+ lines/)
})

test('pages follow each other without a line lost, at the end of the list and by the button', async ({
  site,
  page,
  strict,
}) => {
  await site.open(`/logs?${of}&f.size=50&f.within=1773857700000-1773857759000`)
  await stands(page)
  await expect(foot(page)).toContainText('50 lines, the newest of the window')
  await page.getByRole('button', { name: 'Load more' }).click()
  await expect(foot(page)).toContainText('100 lines')
  await expect(page).toHaveURL(/page=2/)
  const grid = page.getByRole('treegrid', { name: 'Log lines' })
  await grid.focus()
  for (let turn = 0; turn < 12 && !(await foot(page).textContent())?.startsWith('all'); turn += 1) {
    await page.keyboard.press('End')
    await stands(page)
    await page.waitForTimeout(100)
  }
  await expect(foot(page)).toContainText(/all \d+ lines of the window/)
  const asked = searched(strict)
  expect(asked.map(({ paging }) => paging.pageNum)).toEqual(asked.map((_, at) => at + 1))
  for (const { paging, queryDuration } of asked) {
    expect(paging.pageSize).toBe(50)
    expect(queryDuration).toEqual(asked[0]?.['queryDuration'])
  }
  const count = await foot(page).textContent()
  await page.reload()
  await stands(page)
  await expect(foot(page)).toHaveText(count ?? '')
  expect(searched(strict)).toHaveLength(asked.length + 1)
})

test('lines around a hit: the same instance, wider both ways, and back', async ({ site, page, strict }) => {
  await site.open(`/logs?${of}&f.level=error&from=now-10m&to=now`)
  await stands(page)
  const grid = page.getByRole('treegrid', { name: 'Log lines' })
  await grid.focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/sel=/)
  await page.getByRole('button', { name: 'Lines around it' }).click()
  await expect(page).toHaveURL(/f\.around=\d+\.10\.10/)
  await stands(page)
  await expect(page.getByText(/Lines of checkout-.*10 s before to 10 s after/)).toBeVisible()
  await expect(foot(page)).toContainText(/all \d+ lines around it/)
  const around = searched(strict).at(-1)
  expect(around).not.toHaveProperty('tags')
  expect(String(around?.['serviceInstanceId']).startsWith(`${CHECKOUT}_`)).toBe(true)
  const before = Number(/\d+/.exec((await foot(page).textContent()) ?? '')?.[0])
  await page.getByRole('button', { name: 'Earlier' }).click()
  await expect(page).toHaveURL(/f\.around=\d+\.30\.10/)
  await stands(page)
  await expect.poll(async () => Number(/\d+/.exec((await foot(page).textContent()) ?? '')?.[0])).toBeGreaterThan(before)
  await page.reload()
  await stands(page)
  await expect(page.getByText(/30 s before to 10 s after/)).toBeVisible()
  await page.getByRole('button', { name: 'Back to the search' }).click()
  await expect(page).not.toHaveURL(/f\.around/)
  await expect(page).toHaveURL(/f\.level=error/)
  await expect(page.getByRole('button', { name: 'Lines around it' })).toBeVisible()
})

test('a line leads to the very span that wrote it', async ({ site, page }) => {
  await site.open(`/logs?${of}&f.level=error&from=now-10m&to=now`)
  await stands(page)
  await rows(page).filter({ hasText: 'trace' }).first().getByRole('button', { name: 'trace' }).click()
  await expect(page).toHaveURL(/\/trace\/.*sel=\d+~/)
  await expect(page.locator('[data-part="trace-reader"]')).toBeVisible()
})

test('an id that is pasted is searched by, whenever it was', async ({ site, page, strict }) => {
  await site.open(`/logs?${of}&f.level=error&from=now-10m&to=now`)
  await stands(page)
  await rows(page).filter({ hasText: 'trace' }).first().click()
  await page.getByRole('button', { name: 'Copy line' }).waitFor()
  const id = /[0-9a-f]{16}\.\d+\.\d{10,20}/.exec((await logs(page).textContent()) ?? '')?.[0] ?? ''
  expect(id).not.toBe('')
  await site.open('/logs?from=now-15m&to=now')
  await stands(page)
  const field = page.getByRole('searchbox', { name: 'Trace id' })
  await field.focus()
  await field.evaluate((input, text) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', `traceId=${text}`)
    input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, id)
  await expect(page).toHaveURL(new RegExp(`f\\.trace=${id.replaceAll('.', '\\.')}`))
  await stands(page)
  await expect(foot(page)).toContainText(/of the trace/)
  expect(searched(strict).at(-1)).toMatchObject({ relatedTrace: { traceId: id } })
  expect(searched(strict).at(-1)).not.toHaveProperty('queryDuration')
})

test('a text is found from line to line, and the volume narrows the time by keyboard', async ({ site, page }) => {
  await site.open(`/logs?${of}&from=now-30m&to=now`)
  await stands(page)
  await page.keyboard.press('/')
  await page.keyboard.type('order')
  await expect(page).toHaveURL(/q=order/)
  await expect(page.getByText(/\d+ hits/)).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/sel=/)
  const first = new URL(page.url()).searchParams.get('sel')
  await page.keyboard.press('Enter')
  await expect.poll(() => new URL(page.url()).searchParams.get('sel')).not.toBe(first)

  const volume = page.getByRole('application', { name: /loaded lines by level over time/ })
  await volume.focus()
  await volume.press('ArrowLeft')
  await volume.press('Shift+ArrowLeft')
  await volume.press('Enter')
  await expect(page).toHaveURL(/f\.within=/)
  await stands(page)
  await expect(page.getByRole('textbox', { name: 'Time searched in' })).toBeVisible()
})
