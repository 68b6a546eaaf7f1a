import type { Page } from '@playwright/test'
import { guard, hasNoTraps } from '../fixture/guard'
import { stands } from '../fixture/sheet'
import type { Site } from '../fixture/test'
import { servicesOf, type Named } from './asked'
import { ask } from './plain'
import { expect, test, type Oap } from './server'
import { minuteThere } from './zone'

/** Two minutes: each name comes twice, and the alarms of those that always fail fire. */
test.beforeAll(async ({ oap }) => {
  test.setTimeout(300_000)
  await oap.feed({ minutes: 2.3, rate: 20, hostile: true })
})

const GROUP = 'nasty::'

/** An id as it stands in a path. */
const inAddress = (id: string): string => encodeURIComponent(id).replaceAll('%2F', '~')

async function nasty({ url }: Oap): Promise<readonly Named[]> {
  const found = (await servicesOf(url, 'GENERAL')).filter(({ name }) => name.startsWith(GROUP))
  expect(found.length).toBe(12)
  return found
}

/** No wider than the screen, nothing that could run, nobody told that the page broke. */
async function holds(page: Page): Promise<void> {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(over, `${page.url()} is too wide`).toBeLessThanOrEqual(0)
  await hasNoTraps(page)
}

/** White space as a page shows it. */
const shown = (name: string): string => name.replace(/\s+/gu, ' ').trim()
const titled = (page: Page, name: string) =>
  expect.poll(async () => shown(await page.title()).startsWith(shown(name)), { message: name }).toBe(true)

test('each service, instance and endpoint is opened from its list and is the one of that name', async ({
  site,
  page,
  oap,
}) => {
  test.setTimeout(240_000)
  const judge = guard(page)
  for (const { id, name } of await nasty(oap)) {
    const short = name.slice(GROUP.length)
    const at = `/layer/GENERAL/service/${inAddress(id)}`
    const duration = { start: minuteThere(Date.now() - 1_800_000), end: minuteThere(Date.now()), step: 'MINUTE' }
    const { instances, endpoints } = await ask<Record<'instances' | 'endpoints', readonly Named[]>>(
      oap.url,
      `query($id: ID!, $duration: Duration!) { instances: listInstances(serviceId: $id, duration: $duration) { id name }
        endpoints: findEndpoint(serviceId: $id, keyword: "", limit: 5) { id name } }`,
      { id, duration },
    )
    for (const [tab, type, kind, [part]] of [
      ['Instances', 'InstanceList', 'instance', instances],
      ['Endpoints', 'EndpointList', 'endpoint', endpoints],
    ] as const) {
      if (!part) throw new Error(`${name} has no ${kind}`)
      await site.open(`${at}/${tab}`)
      await titled(page, short)
      const list = page.locator(`[data-type="${type}"]`).first()
      await expect(list).toHaveAttribute('data-state', 'fresh')
      await list.locator('[data-row] a[href]').first().click()
      await expect.poll(() => new URL(page.url()).pathname).toContain(`/${kind}/${inAddress(part.id)}`)
      await stands(site)
      await titled(page, part.name)
      await expect(page.getByText(/This OAP lists no/)).toHaveCount(0)
      await expect(page.locator('[data-type="Line"]').first()).toHaveAttribute('data-state', 'fresh')
    }
  }
  judge()
})

const isCut = ({ name }: Named): boolean => /x{50}/.test(name)

async function pages(oap: Oap): Promise<readonly string[]> {
  const all = await nasty(oap)
  const cut = all.find(isCut)
  const markup = all.find(({ name }) => name.includes('<img'))
  return [
    ...['/', '/layer/GENERAL', '/layer/VIRTUAL_DATABASE', '/layer/BROWSER', '/topology?f.layer=*'],
    ...['/topology?f.layer=*&view=table', '/traces', '/logs', '/events', '/alarms'],
    ...[cut, markup].flatMap((one) => {
      const id = inAddress(one?.id ?? '')
      const at = `/layer/GENERAL/service/${id}`
      return [at, `${at}/Endpoints`, ...['/topology', '/traces', '/logs'].map((path) => `${path}?of=service:${id}`)]
    }),
  ]
}

for (const [width, height] of [
  [1440, 900],
  [390, 844],
] as const)
  test(`${width} wide: every page that shows such names stands, and none is wider than the screen`, async ({
    site,
    page,
    oap,
  }) => {
    test.setTimeout(240_000)
    const judge = guard(page)
    await page.setViewportSize({ width, height })
    for (const address of await pages(oap)) {
      await site.open(address)
      await expect(page.locator('main [data-ready="true"]').first()).toBeVisible()
      await expect(page.locator('[data-state="error"]')).toHaveCount(0)
      await holds(page)
    }
    judge()
  })

test('what happened to them is told: alarms and events name them, and lead to them', async ({ site, page, oap }) => {
  const judge = guard(page)
  const all = await nasty(oap)
  for (const path of ['/alarms', '/events']) {
    await site.open(path)
    const main = page.locator('main')
    for (const name of ['<img src=x onerror=alert(1)>', '__proto__', '/path?x=1&y=%2F#frag'])
      await expect(main.getByText(name, { exact: true }).first(), `${path} ${name}`).toBeAttached({ timeout: 30_000 })
    await holds(page)
  }
  await page.locator('[data-part="event-line"]').filter({ hasText: '<img' }).first().getByRole('link').first().click()
  await page.getByRole('complementary').getByRole('link', { name: 'Dashboard' }).click()
  const [markup] = all.filter(({ name }) => name.includes('<img'))
  await expect.poll(() => page.url()).toContain(inAddress(markup?.id ?? '?'))
  judge()
})

/** A trace of the service whose names OAP cut. */
async function longTrace(oap: Oap): Promise<string> {
  const service = (await nasty(oap)).find(isCut)
  const now = Date.now()
  const condition = {
    serviceId: service?.id,
    queryDuration: { start: minuteThere(now - 1_800_000), end: minuteThere(now), step: 'MINUTE' },
    ...{ traceState: 'ALL', queryOrder: 'BY_START_TIME', paging: { pageNum: 1, pageSize: 1 } },
  }
  const query =
    'query($condition: TraceQueryCondition) { found: queryBasicTraces(condition: $condition) { traces { traceIds } } }'
  const { found } = await ask<{ found: { traces: { traceIds: string[] }[] } }>(oap.url, query, { condition })
  return found.traces[0]?.traceIds[0] ?? ''
}

async function spanOf(site: Site, page: Page, trace: string): Promise<void> {
  await site.open(`/trace/${encodeURIComponent(trace)}`)
  await page.locator('[data-part="trace-reader"] [data-row]').first().click()
  await expect(page.locator('.panel .ways')).toBeVisible()
}

test('a span keeps names whole that OAP cut: its links lead to what OAP lists', async ({ site, page, oap }) => {
  const judge = guard(page)
  const trace = await longTrace(oap)
  const cut = (await nasty(oap)).find(isCut)
  for (const [way, kind] of [
    ['Instance', 'instance'],
    ['Endpoint', 'endpoint'],
  ] as const) {
    await spanOf(site, page, trace)
    await page.locator('.ways').getByRole('link', { name: way, exact: true }).click()
    await expect.poll(() => new URL(page.url()).pathname).toContain(`/${kind}/${inAddress(cut?.id ?? '?')}_`)
    await stands(site)
    await expect(page.locator('[data-type="Line"]').first()).toHaveAttribute('data-state', 'fresh')
    await expect(page.getByText(/This OAP lists no/)).toHaveCount(0)
  }
  judge()
})
