import type { Page } from '@playwright/test'
import { startSignIn } from './fixture/portal'
import { startServer } from './fixture/server'
import { expect, test } from './fixture/faulty'
import { outage, tryNow } from './fixture/outage'

const checkout = '/layer/GENERAL/service/cGxvdmVyOjpjaGVja291dA%3D%3D.1/Overview'
const REFUSED = /Failed to load resource/
const ALL = process.env['AERIE_ALL'] === '1'

const isMetrics = ({ body }: { readonly body: { readonly query?: string } }) => /execExpression/.test(body.query ?? '')
const line = (page: Page) => page.locator('[data-type="Line"]').first()
const go = (page: Page, query: string) =>
  page.evaluate((search) => {
    history.pushState(history.state, '', location.pathname + search)
    window.dispatchEvent(new PopStateEvent('popstate', { state: history.state }))
  }, query)
const busy = (after: string) =>
  ({ kind: 'answer', status: 429, type: 'text/plain', body: 'slow down', headers: { 'Retry-After': after } }) as const

test.describe('F18 too many questions', () => {
  test('Retry-After 5: waited for without a word', async ({ site, page, faulty, strict }) => {
    void site
    strict.expectFault(REFUSED)
    let refused = 0
    faulty.proxy.set((asked) => (isMetrics(asked) && refused++ < 2 ? busy('5') : { kind: 'pass' }))
    await page.goto(faulty.url + checkout)
    await expect.poll(() => refused).toBeGreaterThan(0)
    await expect(line(page)).toHaveAttribute('data-state', 'loading')
    await expect(outage(page)).toHaveCount(0)
    await page.clock.fastForward(5_500)
    await expect(line(page)).toHaveAttribute('data-state', 'fresh')
  })

  test('Retry-After 3600: an error that counts down, nothing asked meanwhile', async ({
    site,
    page,
    faulty,
    strict,
  }) => {
    void site
    strict.expectFault(REFUSED)
    faulty.proxy.set((asked) => (isMetrics(asked) ? busy('3600') : { kind: 'pass' }))
    await page.goto(faulty.url + checkout)
    await expect(line(page)).toHaveAttribute('data-state', 'error')
    await expect(line(page)).toContainText('OAP is busy')
    await expect(outage(page)).toContainText(/Next try in 3\d\d\d s/)
    const before = faulty.proxy.asked.length
    await page.clock.fastForward(600_000)
    await expect(outage(page)).toContainText(/Next try in 2\d\d\d s/)
    // Nor does another part of the page, or the user, ask what would be refused.
    await line(page).getByRole('button', { name: 'Retry' }).click()
    await page.getByRole('link', { name: /Virtual databases/ }).click()
    await expect(page).toHaveURL(/VIRTUAL_DATABASE/)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Virtual databases')
    await expect(page.locator('[data-type="Card"]').first()).toHaveAttribute('data-state', 'error')
    await page.goBack()
    await expect(line(page)).toContainText('OAP is busy')
    await page.waitForTimeout(500)
    // The clock that jumped is asked for, and nothing else.
    const meanwhile = faulty.proxy.asked.slice(before).map(({ operation }) => operation)
    expect(meanwhile.filter((operation) => operation !== 'Hello')).toEqual([])
    expect(meanwhile.length).toBeLessThanOrEqual(1)
    faulty.proxy.heal()
    await page.clock.fastForward(3_000_000)
    await expect(line(page)).toHaveAttribute('data-state', 'fresh')
  })

  if (ALL)
    test('Retry-After that nobody can read: as without', async ({ site, page, faulty, strict }) => {
      void site
      strict.expectFault(REFUSED)
      faulty.proxy.set((asked) => (isMetrics(asked) ? busy('a while') : { kind: 'pass' }))
      await page.goto(faulty.url + checkout)
      await expect(line(page)).toHaveAttribute('data-state', 'error')
      await expect(outage(page)).toContainText(/Next try in \d{1,2} s/)
    })
})

for (const [name, status, headers, body] of [
  ['302 to a login page', 302, { location: '/login' }, ''],
  ['401', 401, { 'content-type': 'text/html' }, '<form>'],
  ['200 with a login page', 200, { 'content-type': 'text/html' }, '<html><form>who are you</form></html>'],
] as const)
  if (status === 302 || ALL)
    test(`F19 ${name}: signing in is offered in another tab, and nothing is lost`, async ({
      site,
      page,
      faulty,
      server,
      strict,
    }) => {
      void site
      if (status === 401) strict.expectFault(REFUSED)
      const front = await startSignIn(faulty.url)
      server.origins.push(front.url)
      try {
        await page.goto(`${front.url}${checkout}?from=now-1h&to=now`)
        await expect(line(page)).toHaveAttribute('data-state', 'fresh')
        front.refuse({ status, headers, body })
        await go(page, '?from=now-2h&to=now')
        await expect(outage(page)).toContainText('Signing in is needed')
        const link = outage(page).getByRole('link', { name: 'Sign in' })
        await expect(link).toHaveAttribute('target', '_blank')
        expect(await link.evaluate((a) => (a as HTMLAnchorElement).href)).toBe(`${front.url}/`)
        await expect(line(page)).toHaveAttribute('data-state', 'stale')
        await expect(page).toHaveURL(/now-2h/)
        front.refuse(null)
        // Back from the other tab.
        await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
        await expect(outage(page)).toHaveCount(0)
        await expect(line(page)).toHaveAttribute('data-state', 'fresh')
        await strict.end()
      } finally {
        await front.stop()
      }
    })

if (ALL)
  test('F7 a body that drips: ends at the deadline, in words, and the server is not called dead', async ({
    site,
    page,
    faulty,
    strict,
  }) => {
    void site
    void strict
    faulty.proxy.set((asked) => (isMetrics(asked) ? { kind: 'drip', every: 300 } : { kind: 'pass' }))
    await page.goto(faulty.url + checkout)
    await expect.poll(() => faulty.proxy.asked.some(isMetrics)).toBe(true)
    await page.clock.fastForward(6_000)
    await expect(line(page).getByRole('button', { name: 'Cancel' })).toBeVisible()
    await page.clock.fastForward(10_000)
    await expect(line(page)).toContainText('No answer in time')
    await expect.poll(() => faulty.proxy.left()).toBeGreaterThan(0)
    await expect(outage(page)).toHaveCount(0)
    faulty.proxy.heal()
    await line(page).getByRole('button', { name: 'Retry' }).click()
    await expect(line(page)).toHaveAttribute('data-state', 'fresh')
  })

test('aborted by leaving: what nobody waits for is withdrawn from OAP', async ({ site, page, faulty }) => {
  void site
  faulty.proxy.set((asked) => (isMetrics(asked) ? { kind: 'silent' } : { kind: 'pass' }))
  await page.goto(faulty.url + checkout)
  await expect.poll(() => faulty.proxy.asked.filter(isMetrics).length).toBeGreaterThan(0)
  const open = faulty.proxy.asked.filter(isMetrics).length
  await page.getByRole('link', { name: 'Dashboards' }).first().click()
  await expect.poll(() => faulty.proxy.left()).toBe(open)
})

test('the network goes and comes back: said, kept, and mended without a hand', async ({
  site,
  page,
  faulty,
  context,
  strict,
}) => {
  void site
  strict.expectFault(REFUSED)
  await page.goto(`${faulty.url}${checkout}?from=now-1h&to=now`)
  await expect(line(page)).toHaveAttribute('data-state', 'fresh')
  await context.setOffline(true)
  await go(page, '?from=now-2h&to=now')
  await expect(outage(page)).toContainText('This browser has no network')
  await expect(line(page)).toHaveAttribute('data-state', 'stale')
  await context.setOffline(false)
  await expect(outage(page)).toHaveCount(0)
  await expect(line(page)).toHaveAttribute('data-state', 'fresh')
})

test('F33 OAP restarts: 20 s of 502, few questions, stale labels, fresh without a reload', async ({
  site,
  page,
  faulty,
  strict,
}) => {
  void site
  strict.expectFault(REFUSED)
  await page.goto(`${faulty.url}${checkout}?from=now-1h&to=now`)
  await expect(line(page)).toHaveAttribute('data-state', 'fresh')
  const before = faulty.proxy.asked.length
  faulty.proxy.set(() => ({ kind: 'answer', status: 502, type: 'text/html', body: '<h1>starting</h1>' }))
  await go(page, '?from=now-2h&to=now')
  await expect(outage(page)).toBeVisible()
  await expect(line(page)).toHaveAttribute('data-state', 'stale')
  await expect(line(page)).toContainText(/answer of \d\d:\d\d/)
  for (let second = 0; second < 20; second += 5) {
    await page.clock.fastForward(5_000)
    await page.waitForTimeout(200)
  }
  expect(faulty.proxy.asked.length - before).toBeLessThan(15)
  faulty.proxy.heal()
  await page.clock.fastForward(70_000)
  await expect(line(page)).toHaveAttribute('data-state', 'fresh')
  await expect(outage(page)).toHaveCount(0)
})

test('F2 a refresh within the same minute notices that OAP is gone, and that it is back', async ({
  site,
  page,
  faulty,
  strict,
}) => {
  void site
  strict.expectFault(REFUSED)
  await page.goto(faulty.url + checkout)
  await expect(line(page)).toHaveAttribute('data-state', 'fresh')
  faulty.proxy.set(() => ({ kind: 'refuse' }))
  await page.getByRole('button', { name: 'Refresh', exact: true }).click()
  await expect(outage(page)).toBeVisible()
  await expect(line(page)).toHaveAttribute('data-state', 'stale')
  await expect(line(page).locator('canvas')).toBeVisible()
  await tryNow(page, () => faulty.proxy.heal())
  await expect(line(page)).toHaveAttribute('data-state', 'fresh')
  await expect(outage(page)).toHaveCount(0)
})

test('F2 a list keeps its numbers when OAP goes, says of when they are, and knows when it is back', async ({
  site,
  page,
  faulty,
  strict,
}) => {
  void site
  strict.expectFault(REFUSED)
  await page.goto(faulty.url + checkout.replace('/Overview', '/Instances'))
  const list = page.locator('[data-type="InstanceList"]').first()
  await expect(list).toHaveAttribute('data-state', 'fresh')
  const before = await list.locator('[data-row]').first().innerText()
  faulty.proxy.set(() => ({ kind: 'refuse' }))
  await page.getByRole('button', { name: 'Refresh', exact: true }).click()
  await expect(list).toHaveAttribute('data-state', 'stale')
  await expect(list).toContainText(/answer of \d\d:\d\d/i)
  expect(await list.locator('[data-row]').first().innerText()).toBe(before)
  await tryNow(page, () => faulty.proxy.heal())
  await expect(list).toHaveAttribute('data-state', 'fresh')
})

test('F35 the gateway is killed and comes back under an open tab', async ({ site, page, faulty, server, strict }) => {
  void site
  strict.expectFault(REFUSED)
  const gateway = await startServer(['--listen', '127.0.0.1:0', '--oap', faulty.proxy.url])
  server.origins.push(gateway.url)
  await page.goto(`${gateway.url}${checkout}?from=now-1h&to=now`)
  await expect(line(page)).toHaveAttribute('data-state', 'fresh')
  await gateway.stop()
  await go(page, '?from=now-2h&to=now')
  await expect(outage(page)).toBeVisible()
  await expect(line(page)).toHaveAttribute('data-state', 'stale')
  const again: Awaited<ReturnType<typeof startServer>>[] = []
  try {
    await tryNow(page, async () => {
      again.push(await startServer(['--listen', new URL(gateway.url).host, '--oap', faulty.proxy.url]))
    })
    await expect(line(page)).toHaveAttribute('data-state', 'fresh')
    await expect(outage(page)).toHaveCount(0)
    await strict.end()
  } finally {
    for (const { stop } of again) await stop()
  }
})

if (ALL)
  test('a tab that slept for eight hours asks in one burst, by OAP’s clock', async ({ site, page, faulty }) => {
    void site
    await page.goto(`${faulty.url}${checkout}?from=now-1h&to=now&refresh=10`)
    await expect(line(page)).toHaveAttribute('data-state', 'fresh')
    await expect(page.locator('[data-part="firing-count"]')).toBeVisible()
    const before = faulty.proxy.asked.length
    await page.clock.fastForward(8 * 3_600_000)
    await expect(line(page)).toHaveAttribute('data-state', 'fresh')
    await page.waitForTimeout(1_000)
    expect(faulty.proxy.asked.length - before).toBeLessThanOrEqual(10)
  })
