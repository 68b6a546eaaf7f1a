import type { Page } from '@playwright/test'
import { expect, test } from './fixture/faulty'
import type { Asked, Wire } from './fixture/faults'

const CHECKOUT = 'cGxvdmVyOjpjaGVja291dA==.1'
const of = `of=service:${encodeURIComponent(CHECKOUT)}`
const REFUSED = /Failed to load resource/

const isSearch = ({ operation }: Asked) => /^(LogsAndSupport|QueryLogs)$/.test(operation)
const logs = (page: Page) => page.locator('.logs')
const rows = (page: Page) => page.getByRole('treegrid', { name: 'Log lines' }).locator('[data-row]')
const foot = (page: Page) => page.locator('.logs > .foot')
const answer = (body: unknown) => ({
  kind: 'answer' as const,
  status: 200,
  type: 'application/json',
  body: JSON.stringify(body),
})
const lines = (logs: readonly object[], errorReason: string | null = null) =>
  answer({ data: { supportQueryLogsByKeywords: false, queryLogs: { errorReason, logs } } })

test('nothing fits: what was asked is named, and what else to try', async ({ site, page }) => {
  await site.open(`/logs?${of}&f.tag=nobody.knows%3D1`)
  await expect(logs(page)).toHaveAttribute('data-state', 'empty')
  const main = page.getByRole('main')
  await expect(main).toContainText('No line fits')
  await expect(main).toContainText(/Asked for service checkout, nobody\.knows=1 in/)
  await expect(main).toContainText('Tags find only what OAP was told to index')
  await page.getByRole('button', { name: 'Search without filters' }).click()
  await expect(rows(page).first()).toBeVisible()
})

test('logs older than OAP keeps them are not found, and the reason is said', async ({ site, page }) => {
  await site.open(`/logs?${of}&from=2026-01-02T10:00Z&to=2026-01-02T11:00Z`)
  await expect(logs(page)).toHaveAttribute('data-state', 'empty')
  await expect(page.getByRole('main')).toContainText(/OAP keeps logs for \d+ days?: older ones are gone/)
  await page.getByRole('button', { name: 'Search the last 24 hours' }).click()
  await expect(rows(page).first()).toBeVisible()
  await expect(page).toHaveURL(/f\.within=/)
})

test('an address that says nonsense is searched as far as it can be read', async ({ site, page }) => {
  await site.open(
    '/logs?of=process:x&f.level=loud&f.size=9e9&sort=-what&page=0&f.within=9-1&f.around=x&f.host=&f.span=3&sel=zz',
  )
  await expect(rows(page).first()).toBeVisible()
})

test('what the storage says stands in place, what is loaded stays, and Retry mends it', async ({
  site,
  page,
  faulty,
}) => {
  void site
  faulty.proxy.set((asked) => (isSearch(asked) ? lines([], 'too many clauses') : { kind: 'pass' }))
  await page.goto(`${faulty.url}/logs?${of}`)
  await expect(logs(page)).toHaveAttribute('data-state', 'error')
  await expect(page.getByText('too many clauses')).toHaveCount(1)
  faulty.proxy.heal()
  await page.getByRole('button', { name: 'Retry' }).click()
  await expect(rows(page).first()).toBeVisible()

  faulty.proxy.set((asked) => (isSearch(asked) ? lines([], 'shard 3 is gone') : { kind: 'pass' }))
  await page.getByRole('button', { name: 'Load more' }).click()
  await expect(logs(page)).toHaveAttribute('data-state', 'stale')
  await expect(foot(page)).toContainText('shard 3 is gone')
  await expect(foot(page)).toContainText('200 lines, the newest of the window')
  await expect(rows(page).first()).toBeVisible()
  faulty.proxy.heal()
  await foot(page).getByRole('button', { name: 'Search again' }).click()
  await expect(foot(page)).toContainText('400 lines')
})

test('a word of a level that fails alone is named, and the lines of the others stay', async ({
  site,
  page,
  faulty,
}) => {
  void site
  const without = ({ data }: Wire): Wire => ({
    data: { ...data, w1: null },
    errors: [{ message: 'Exception while fetching data (/w1) : shard 3 is gone', path: ['w1'] }],
  })
  faulty.proxy.set(({ operation }) =>
    operation.startsWith('LogsOfWords') ? { kind: 'change', change: without } : { kind: 'pass' },
  )
  await page.goto(`${faulty.url}/logs?${of}&f.level=error&from=now-30m&to=now`)
  await expect(logs(page)).toHaveAttribute('data-state', 'partial')
  await expect(page.getByText(/Lines with level=\S+ are missing: shard 3 is gone\./)).toBeVisible()
  await expect(rows(page).first()).toBeVisible()
  faulty.proxy.heal()
  await page.locator('.said').getByRole('button', { name: 'Search again' }).click()
  await expect(logs(page)).toHaveAttribute('data-state', 'fresh')
  await expect(page.getByText('are missing')).toBeHidden()
})

test('a search that hangs says so, can be stopped, and is withdrawn from OAP', async ({ site, page, faulty }) => {
  void site
  faulty.proxy.set((asked) => (isSearch(asked) ? { kind: 'silent' } : { kind: 'pass' }))
  await page.goto(`${faulty.url}/logs?${of}`)
  await expect.poll(() => faulty.proxy.asked.some(isSearch)).toBe(true)
  await expect(page.getByText('Searching logs', { exact: true })).toBeVisible()
  await page.clock.fastForward(6_000)
  await expect(page.getByText(/Asked 5 s ago/)).toBeVisible()
  const left = faulty.proxy.left()
  await page.getByRole('button', { name: 'Stop' }).click()
  await expect(page.getByText('The search was stopped')).toBeVisible()
  await expect.poll(() => faulty.proxy.left()).toBe(left + 1)
  faulty.proxy.heal()
  await page.getByRole('button', { name: 'Search again' }).click()
  await expect(rows(page).first()).toBeVisible()
})

test('OAP dies in the middle: what was read stays, and the next page comes when it is back', async ({
  site,
  page,
  faulty,
  strict,
}) => {
  void site
  strict.expectFault(REFUSED)
  await page.goto(`${faulty.url}/logs?${of}&from=now-10m&to=now`)
  await expect(foot(page)).toContainText('200 lines')
  faulty.proxy.set(() => ({ kind: 'refuse' }))
  await page.getByRole('button', { name: 'Load more' }).click()
  await expect(logs(page)).toHaveAttribute('data-state', 'stale')
  await expect(rows(page).first()).toBeVisible()
  await rows(page).first().click()
  await expect(page.getByRole('button', { name: 'Copy line' })).toBeVisible()
  faulty.proxy.heal()
  await foot(page).getByRole('button', { name: 'Search again' }).click()
  await expect(foot(page)).toContainText('400 lines')
})

test('hostile lines, a clock that is ahead and times that are none are told, and nothing runs', async ({
  site,
  page,
  faulty,
}) => {
  void site
  const line = { contentType: 'TEXT', tags: [], serviceInstanceName: 'i', serviceInstanceId: 'x' }
  const now = Date.parse('2026-03-18T18:20:00Z')
  faulty.proxy.set((asked) =>
    isSearch(asked)
      ? lines(
          [
            { ...line, timestamp: now + 7_200_000, content: '<img src=x onerror="window.__hit=1">' },
            { ...line, timestamp: 'soon', content: 'مرحبا \u202e \u0000 \u001b[31m red' },
            { ...line, timestamp: now, content: 'x'.repeat(1_000_000), contentType: 'JSON' },
            {
              ...line,
              timestamp: now - 1,
              content: '{"a":',
              contentType: 'JSON',
              tags: [{ key: 'level', value: 'LOUD' }],
            },
          ],
          'one shard is down',
        )
      : { kind: 'pass' },
  )
  await page.goto(`${faulty.url}/logs?${of}`)
  await expect(logs(page)).toHaveAttribute('data-state', 'partial')
  await expect(foot(page)).toContainText("1 line is ahead of OAP's clock, by up to 2 h")
  await expect(foot(page)).toContainText('1 line has no time that can be read')
  await expect(foot(page)).toContainText('one shard is down')
  await expect(rows(page)).toHaveCount(4)
  for (const at of [0, 1, 2, 3]) {
    await rows(page).nth(at).click()
    await expect(page.getByRole('button', { name: 'Copy line' })).toBeVisible()
    await page.keyboard.press('Escape')
  }
  expect(await page.evaluate(() => '__hit' in window)).toBe(false)
})
