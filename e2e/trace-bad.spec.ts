import type { Page } from '@playwright/test'
import { expect, test } from './fixture/faulty'
import { outage, tryNow } from './fixture/outage'
import type { Asked } from './fixture/faults'

const CHECKOUT = 'cGxvdmVyOjpjaGVja291dA==.1'
const of = `of=service:${encodeURIComponent(CHECKOUT)}`
const REFUSED = /Failed to load resource/

const isSearch = ({ operation }: Asked) => /^(BasicTracesAndSupport|QueryBasicTraces|QueryTraces)$/.test(operation)
const isTrace = ({ operation }: Asked) => /^(TraceAndSupport|QueryTrace)$/.test(operation)
const found = (page: Page) => page.locator('.traces')
const rows = (page: Page) => page.getByRole('table', { name: 'Traces found' }).locator('[data-row]')
const reader = (page: Page) => page.locator('[data-part="trace-reader"]')

test('a trace that is not there is explained, with a way on', async ({ site, page }) => {
  await site.open('/trace/0123456789abcdef.31.17738580123450001')
  const main = page.getByRole('main')
  await expect(main).toContainText('This trace is not there')
  await expect(main).toContainText('OAP keeps traces for')
  await expect(main.locator('[data-state]').first()).toHaveAttribute('data-state', 'empty')
  await main.getByRole('link', { name: 'Search traces in this window' }).click()
  await expect(page).toHaveURL(/\/traces/)
  await expect(rows(page).first()).toBeVisible()
})

test('traces older than OAP keeps them are not found, and the reason is said', async ({ site, page }) => {
  await site.open(`/traces?${of}&from=2026-01-02T10:00Z&to=2026-01-02T11:00Z`)
  await expect(found(page)).toHaveAttribute('data-state', 'empty')
  await expect(page.getByRole('main')).toContainText(/OAP keeps traces for \d+ days: older ones are gone/)
  await page.getByRole('button', { name: 'Search the last 24 hours' }).click()
  await expect(rows(page).first()).toBeVisible()
  await expect(page).toHaveURL(/f\.within=/)
})

test('nothing fits: the search says what else to try', async ({ site, page }) => {
  await site.open(`/traces?${of}&f.tag=nobody.knows%3D1&f.min=10`)
  await expect(found(page)).toHaveAttribute('data-state', 'empty')
  await expect(page.getByRole('main')).toContainText('No trace fits')
  await expect(page.getByRole('main')).toContainText('Tags find only what OAP was told to index')
  await page.getByRole('button', { name: 'Search without filters' }).click()
  await expect(rows(page).first()).toBeVisible()
})

test('an address that says nonsense is searched as far as it can be read', async ({ site, page }) => {
  await site.open('/traces?of=process:x&f.min=soon&f.status=odd&sort=-what&page=0&f.within=9-1&f.box=zzz&f.open=')
  await expect(rows(page).first()).toBeVisible()
})

test('both ways of searching refused: it is said once, and Retry mends it', async ({ site, page, faulty }) => {
  void site
  const refusal = (data: unknown) => ({
    kind: 'answer' as const,
    status: 200,
    type: 'application/json',
    body: JSON.stringify({ data, errors: [{ message: 'the index of segments is damaged' }] }),
  })
  faulty.proxy.set((asked) => (isSearch(asked) || isTrace(asked) ? refusal(null) : { kind: 'pass' }))
  await page.goto(`${faulty.url}/traces?${of}`)
  await expect(found(page)).toHaveAttribute('data-state', 'error')
  await expect(page.getByRole('alert')).toHaveCount(1)
  await expect(page.getByText('the index of segments is damaged')).toHaveCount(1)
  expect(faulty.proxy.asked.filter(isSearch).map(({ operation }) => operation)).toEqual([
    'BasicTracesAndSupport',
    'QueryTraces',
    'QueryBasicTraces',
  ])
  faulty.proxy.heal()
  await page.getByRole('button', { name: 'Retry' }).click()
  await expect(rows(page).first()).toBeVisible()

  faulty.proxy.set((asked) => (isTrace(asked) || isSearch(asked) ? refusal(null) : { kind: 'pass' }))
  await rows(page).first().getByRole('link').click()
  await expect(page.getByRole('alert')).toHaveCount(1)
  await expect(page.getByRole('alert')).toContainText('the index of segments is damaged')
  // The list is not lost with it.
  await expect(rows(page).first()).toBeVisible()
  faulty.proxy.heal()
  await page.getByRole('button', { name: 'Retry' }).click()
  await expect(reader(page)).toBeVisible()
})

test('a search that hangs says so, can be stopped, and is withdrawn from OAP', async ({ site, page, faulty }) => {
  void site
  faulty.proxy.set((asked) => (isSearch(asked) ? { kind: 'silent' } : { kind: 'pass' }))
  await page.goto(`${faulty.url}/traces?${of}`)
  await expect.poll(() => faulty.proxy.asked.some(isSearch)).toBe(true)
  await expect(page.getByText('Searching traces', { exact: true })).toBeVisible()
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

test('another search replaces one that hangs', async ({ site, page, faulty }) => {
  void site
  faulty.proxy.set((asked) =>
    isSearch(asked) && !JSON.stringify(asked.body.variables).includes('ERROR') ? { kind: 'silent' } : { kind: 'pass' },
  )
  await page.goto(`${faulty.url}/traces?${of}`)
  await expect.poll(() => faulty.proxy.asked.some(isSearch)).toBe(true)
  await page.getByText('Failed', { exact: true }).click()
  await expect(rows(page).first()).toBeVisible()
  await expect.poll(() => faulty.proxy.left()).toBeGreaterThan(0)
})

test('OAP dies in the middle: what was read stays, and everything goes on when it is back', async ({
  site,
  page,
  faulty,
  strict,
}) => {
  void site
  strict.expectFault(REFUSED)
  await page.goto(`${faulty.url}/traces?${of}&from=now-10m&to=now`)
  await expect(rows(page).first()).toBeVisible()
  const before = await rows(page).first().textContent()
  faulty.proxy.set(() => ({ kind: 'refuse' }))
  await page.getByRole('button', { name: 'Load more' }).click()
  await expect(found(page)).toHaveAttribute('data-state', 'stale')
  await expect(page.locator('.foot')).toContainText('The list is older')
  await expect(outage(page)).toBeVisible()
  expect(await rows(page).first().textContent()).toBe(before)
  await rows(page).first().getByRole('link').click()
  await expect(page.getByText('The trace cannot be had').first()).toBeVisible()
  await tryNow(page, () => faulty.proxy.heal())
  await expect(outage(page)).toBeHidden()
  await expect(reader(page)).toBeVisible()
  await expect(found(page)).toHaveAttribute('data-state', 'fresh')
})

test('OAP that is dead from the start: the form stands, and the list comes with OAP', async ({
  site,
  page,
  faulty,
  strict,
}) => {
  void site
  strict.expectFault(REFUSED)
  faulty.proxy.set(() => ({ kind: 'refuse' }))
  await page.goto(`${faulty.url}/traces?${of}`)
  await expect(outage(page)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Search', exact: true })).toBeVisible()
  await tryNow(page, () => faulty.proxy.heal())
  await expect(rows(page).first()).toBeVisible()
})
