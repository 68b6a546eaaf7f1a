import { expect, test } from './fixture/faulty'
import { outage, tryNow } from './fixture/outage'

const general = '/layer/GENERAL'
// Named, since a stored dashboard of the team (Faults) would be shown first.
const checkout = '/layer/GENERAL/service/cGxvdmVyOjpjaGVja291dA%3D%3D.1/Overview'

/** The browser's own line about a refused request; each test that provokes one says so. */
const REFUSED = /Failed to load resource/

test('silent for long: last menu, title and time bar are there, and answers arrive without a reload', async ({
  site,
  page,
  faulty,
}) => {
  void site
  await page.goto(faulty.url + general)
  const menu = page.getByRole('navigation').getByRole('link', { name: /Virtual databases/ })
  await expect(menu).toBeVisible()
  await expect(page.locator('[data-type="Card"][data-state="fresh"]').first()).toBeVisible()

  faulty.proxy.set(() => ({ kind: 'silent' }))
  const before = faulty.proxy.asked.length
  await page.reload()
  await expect.poll(() => faulty.proxy.asked.length).toBeGreaterThan(before)
  await expect(menu).toBeVisible()
  await expect(page).toHaveTitle(/General services/)
  await expect(page.getByRole('button', { name: /Last 30 min/ })).toBeVisible()

  faulty.proxy.heal()
  await expect(page.locator('[data-type="Card"][data-state="fresh"]').first()).toBeVisible()
})

test('unreachable: a banner with cause and address, and recovery without a reload', async ({
  site,
  page,
  faulty,
  strict,
}) => {
  void site
  strict.expectFault(REFUSED)
  faulty.proxy.set(() => ({ kind: 'refuse' }))
  await page.goto(faulty.url + general)
  const told = page.getByRole('alert').filter({ hasText: new URL(faulty.proxy.url).host })
  await expect(outage(page)).toBeVisible()
  // One voice: what else is on the page does not say it again.
  await expect(told).toHaveCount(1)
  await tryNow(page, () => faulty.proxy.heal())
  await expect(outage(page)).toBeHidden()
  await expect(page.locator('[data-type="Card"][data-state="fresh"]').first()).toBeVisible()
})

for (const [name, fault] of [
  [
    '502 as HTML',
    {
      kind: 'answer',
      status: 502,
      type: 'text/html',
      body: '<html><h1>Bad gateway</h1><script>window.pwned = 1</script></html>',
    },
  ],
  [
    '503 as text',
    { kind: 'answer', status: 503, type: 'text/plain', body: 'Status: 503\nDescription: Service Unavailable' },
  ],
  ['invalid JSON', { kind: 'answer', status: 200, type: 'application/json', body: '{"data": {"e0": ' }],
] as const) {
  test(`${name} for metrics: said in each widget, the page stays, retry helps`, async ({
    site,
    page,
    faulty,
    strict,
  }) => {
    void site
    if (fault.status !== 200) strict.expectFault(REFUSED)
    faulty.proxy.set(({ body }) => (/execExpression/.test(body.query ?? '') ? fault : { kind: 'pass' }))
    await page.goto(faulty.url + checkout)
    const card = page.locator('[data-type="Card"]').first()
    await expect(card).toHaveAttribute('data-state', 'error')
    await expect(card).not.toContainText('<h1>')
    await expect(page.getByRole('navigation').getByRole('link', { name: /Virtual databases/ })).toBeVisible()
    expect(await page.evaluate(() => 'pwned' in window)).toBe(false)
    faulty.proxy.heal()
    await expect(async () => {
      // The page may have asked again by itself a moment before: then there is no button any more.
      const retry = card.getByRole('button', { name: 'Retry' })
      if ((await card.getAttribute('data-state')) === 'error') await retry.click({ timeout: 1_000 })
      await expect(card).toHaveAttribute('data-state', 'fresh', { timeout: 2_000 })
    }).toPass({ timeout: 30_000 })
  })
}

test('errors beside partial data: what came is drawn, what failed says so', async ({ site, page, faulty }) => {
  void site
  // The trend of the first card, wherever in a batch it travels.
  faulty.proxy.set(({ body }) => {
    const [name] = Object.entries(body.variables ?? {}).find(([, value]) => value === 'service_apdex/10000') ?? []
    const field = name?.replace('x', 'q')
    if (field === undefined) return { kind: 'pass' }
    return {
      kind: 'change',
      change: ({ data }) => ({
        data: { ...data, [field]: null },
        errors: [
          {
            message: `Exception while fetching data (/${field}) : storage is tired`,
            path: [field],
            extensions: { classification: 'DataFetchingException' },
          },
        ],
      }),
    }
  })
  await page.goto(faulty.url + checkout)
  // The card asks two things, and one of them came: the other is told on a click.
  const card = page.locator('[data-type="Card"][data-state="partial"]')
  await expect(card).toHaveCount(1)
  await card.getByRole('button', { name: '1 of 2 expressions failed' }).click()
  await expect(card.getByText(/storage is tired/)).toBeVisible()
  await expect(page.locator('[data-type="Line"][data-state="fresh"]').first()).toBeVisible()
})

test('answers out of order: the window asked last wins', async ({ site, page, faulty }) => {
  void site
  await page.goto(`${faulty.url}${checkout}?from=now-30m&to=now`)
  const load = page.locator('[data-type="Card"]', { has: page.getByText('Load', { exact: true }) })
  await expect(load).toHaveAttribute('data-state', 'fresh')

  // The hour asked first is held back; the two hours asked after it answer at once.
  const points = (body: { variables?: Record<string, unknown> }) =>
    JSON.stringify(body.variables?.['duration'] ?? body.variables)
  let held = 0
  faulty.proxy.set(({ body }) => {
    if (!/execExpression/.test(body.query ?? '')) return { kind: 'pass' }
    return points(body).includes('2250') ? (held++, { kind: 'wait', ms: 2_500 }) : { kind: 'pass' }
  })
  const go = (query: string) =>
    page.evaluate((search) => {
      history.pushState(history.state, '', location.pathname + search)
      window.dispatchEvent(new PopStateEvent('popstate', { state: history.state }))
    }, query)
  await go('?from=now-1h&to=now')
  await expect.poll(() => held).toBeGreaterThan(0)
  await go('?from=now-2h&to=now')
  await expect(load).toHaveAttribute('data-state', 'fresh')
  await expect(page.getByText(/21:50 – 23:50/)).toBeVisible()
  const text = await load.innerText()
  await page.waitForTimeout(3_000)
  expect(await load.innerText()).toBe(text)
})
