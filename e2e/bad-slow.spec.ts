import type { Page } from '@playwright/test'
import { NOW, startServer } from './fixture/server'
import { expect, test } from './fixture/faulty'
import { outage } from './fixture/outage'

const checkout = '/layer/GENERAL/service/cGxvdmVyOjpjaGVja291dA%3D%3D.1/Overview'
const REFUSED = /Failed to load resource/
const ALL = process.env['AERIE_ALL'] === '1'

const isMetrics = ({ body }: { readonly body: { readonly query?: string } }) => /execExpression/.test(body.query ?? '')
const line = (page: Page) => page.locator('[data-type="Line"]').first()
const waiting = (page: Page) => page.locator('[data-widget][data-state="loading"]')
const WORLD = ['--listen', '127.0.0.1:0', '--now', NOW, '--data', ':memory:']

test('F8 5 s each way: skeletons, then the picture, each question once', async ({ site, page, faulty }) => {
  void site
  let turn = 0
  faulty.proxy.set((asked) =>
    isMetrics(asked) ? { kind: 'wait', ms: [3_000, 5_000, 4_000][turn++ % 3] ?? 0 } : { kind: 'pass' },
  )
  await page.goto(faulty.url + checkout)
  await expect(line(page).locator('.skeleton')).toBeVisible()
  await expect(line(page)).toHaveAttribute('data-state', 'fresh', { timeout: 30_000 })
  const asked = faulty.proxy.asked.filter(isMetrics).map(({ body }) => JSON.stringify(body.variables))
  expect(new Set(asked).size).toBe(asked.length)
})

test('a slow query can be stopped: its widget alone gives up, and Retry takes what comes', async ({
  site,
  page,
  faulty,
}) => {
  void site
  faulty.proxy.set((asked) => (isMetrics(asked) ? { kind: 'silent' } : { kind: 'pass' }))
  await page.goto(faulty.url + checkout)
  await expect.poll(() => faulty.proxy.asked.some(isMetrics)).toBe(true)
  const cancel = page.getByRole('button', { name: 'Cancel' })
  await page.clock.fastForward(6_000)
  await line(page).getByRole('button', { name: 'Cancel' }).click()
  await expect(line(page)).toHaveAttribute('data-state', 'error')
  await expect(line(page)).toContainText('Stopped')
  // The others of its batch still wait for it.
  expect(faulty.proxy.left()).toBe(0)
  await expect(cancel.first()).toBeVisible()
  await line(page).getByRole('button', { name: 'Retry' }).click()
  await expect(line(page)).toHaveAttribute('data-state', 'loading')
  faulty.proxy.heal()
  await expect(line(page)).toHaveAttribute('data-state', 'fresh')
  // It joined what was under way for the others.
  const asked = faulty.proxy.asked.filter(isMetrics).map(({ body }) => JSON.stringify(body.variables))
  expect(new Set(asked).size).toBe(asked.length)
})

test('a pool of two slow queries is not overrun: every widget gets its answer', async ({
  site,
  page,
  server,
  strict,
}) => {
  void site
  const slow = await startServer([...WORLD, '--pool', '2', '--latency', '400'])
  server.origins.push(slow.url)
  try {
    await page.goto(slow.url + checkout)
    await expect(line(page)).toHaveAttribute('data-state', 'fresh', { timeout: 40_000 })
    await expect(outage(page)).toHaveCount(0)
    await strict.end()
  } finally {
    await slow.stop()
  }
})

test('four tabs before a pool of two: questions queue, every page gets its answers, nobody calls the server dead', async ({
  site,
  page,
  context,
  server,
  strict,
}) => {
  void site
  test.setTimeout(120_000)
  const slow = await startServer([...WORLD, '--pool', '2', '--latency', '150'])
  server.origins.push(slow.url)
  try {
    const tabs = [page, await context.newPage(), await context.newPage(), await context.newPage()]
    const addresses = [
      checkout,
      '/layer/GENERAL',
      '/topology?f.layer=GENERAL',
      `${checkout.replace('/Overview', '/Instances')}`,
    ]
    await Promise.all(tabs.map((tab, index) => tab.goto(slow.url + (addresses[index] ?? ''))))
    for (const tab of tabs) {
      await expect(tab.locator('main [data-ready]').first()).toHaveAttribute('data-ready', 'true', { timeout: 60_000 })
      await expect(waiting(tab)).toHaveCount(0, { timeout: 30_000 })
      await expect(tab.locator('[data-state="error"]')).toHaveCount(0)
      await expect(outage(tab)).toHaveCount(0)
    }
    await expect(line(page)).toHaveAttribute('data-state', 'fresh')
    await strict.end()
  } finally {
    await slow.stop()
  }
})

if (ALL) {
  test('F9 a long tail: what is answered is painted while a fifth of the answers is 10 s away', async ({
    site,
    page,
    faulty,
  }) => {
    void site
    let turn = 0
    faulty.proxy.set((asked) =>
      isMetrics(asked) && turn++ % 5 === 1 ? { kind: 'wait', ms: 10_000 } : { kind: 'pass' },
    )
    await page.goto(faulty.url + checkout)
    await expect(line(page)).toHaveAttribute('data-state', 'fresh')
    await expect.poll(() => turn).toBeGreaterThan(1)
    await expect(waiting(page)).not.toHaveCount(0)
    await expect(line(page)).toHaveAttribute('data-state', 'fresh')
    await expect(waiting(page)).toHaveCount(0, { timeout: 20_000 })
    await expect(page.locator('[data-dashboard]')).toHaveAttribute('data-ready', 'true')
    await expect(page.locator('[data-widget][data-state="error"]')).toHaveCount(0)
    await expect(outage(page)).toHaveCount(0)
    const asked = faulty.proxy.asked.filter(isMetrics).map(({ body }) => JSON.stringify(body.variables))
    expect(new Set(asked).size).toBe(asked.length)
  })

  test('F10 50 KB/s for all there is: words first, then one widget after the other', async ({
    site,
    page,
    context,
  }) => {
    test.slow()
    // How many widgets stood when their number changed.
    await page.addInitScript(() => {
      const steps: number[] = Object.assign(window, { steps: [] as number[] }).steps
      new MutationObserver(() => {
        const fresh = document.querySelectorAll('[data-widget][data-state="fresh"]').length
        if (fresh > (steps.at(-1) ?? 0)) steps.push(fresh)
      }).observe(document, { subtree: true, childList: true, attributeFilter: ['data-state'] })
    })
    const session = await context.newCDPSession(page)
    const rate = { downloadThroughput: 50_000, uploadThroughput: 50_000 }
    await session.send('Network.emulateNetworkConditions', { offline: false, latency: 0, ...rate })
    await page.goto(site.url + checkout, { timeout: 60_000 })
    await expect(page.getByRole('navigation', { name: 'Places' })).toBeVisible({ timeout: 60_000 })
    await expect(page.getByRole('heading', { level: 1, name: /checkout/ })).toBeVisible({ timeout: 20_000 })
    await expect(line(page)).not.toHaveAttribute('data-state', 'fresh')
    await expect(page.locator('[data-dashboard]')).toHaveAttribute('data-ready', 'true', { timeout: 40_000 })
    await expect(line(page)).toHaveAttribute('data-state', 'fresh')
    const steps = await page.evaluate(() => (window as unknown as { steps: readonly number[] }).steps)
    expect(steps.length).toBeGreaterThan(1)
    await expect(outage(page)).toHaveCount(0)
  })

  test('a full pool answers 503 as text after 10 s: half as much is asked, what was refused rests, and all is answered', async ({
    site,
    page,
    server,
    strict,
  }) => {
    void site
    test.setTimeout(240_000)
    strict.expectFault(REFUSED)
    const slow = await startServer([...WORLD, '--pool', '1', '--latency', '4000'])
    server.origins.push(slow.url)
    const asked: { readonly body: string; readonly at: number; refusedAt: number }[] = []
    page.on('response', async (response) => {
      const body = response.request().postData() ?? ''
      if (!response.url().endsWith('/graphql') || response.status() !== 503) return
      expect(response.headers()['content-type']).toContain('text/plain')
      const found = asked.findLast((one) => one.body === body && one.refusedAt === Infinity)
      if (found) found.refusedAt = Date.now()
    })
    page.on('request', (request) => {
      if (request.url().endsWith('/graphql'))
        asked.push({ body: request.postData() ?? '', at: Date.now(), refusedAt: Infinity })
    })
    try {
      await page.goto(slow.url + checkout)
      await expect.poll(() => asked.some(({ refusedAt }) => refusedAt < Infinity), { timeout: 60_000 }).toBe(true)
      await expect(line(page)).toHaveAttribute('data-state', 'fresh', { timeout: 120_000 })
      await expect(page.locator('[data-widget][data-state="error"]')).toHaveCount(0, { timeout: 60_000 })
      await expect(outage(page)).toHaveCount(0)
      for (const { body, refusedAt } of asked)
        expect(
          asked.filter((again) => again.body === body && again.at > refusedAt && again.at < refusedAt + 9_500),
        ).toEqual([])
      await strict.end()
    } finally {
      await slow.stop()
    }
  })
}
