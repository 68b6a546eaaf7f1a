import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { instant, serviceId, stands, widget } from './fixture/sheet'
import { expect, test, type Site } from './fixture/test'

const real = fileURLToPath(new URL('../../shared/oap/templates-10.4', import.meta.url))
const hasReal = existsSync(real)

// A server of its own: what is stored here would be the team's dashboard for the others.
test.use({
  world: [
    ...instant('2026-03-18T18:20:00Z'),
    ...['--iframe-hosts', 'wiki.test,*.charts.test'],
    ...(hasReal ? ['--templates', real] : []),
  ],
})

const checkout = `/layer/GENERAL/service/${serviceId('plover::checkout')}`

async function store(site: Site, page: Page, name: string, children: readonly object[]): Promise<void> {
  const query = 'mutation Add($setting: NewDashboardSetting!) { addTemplate(setting: $setting) { status message } }'
  const configuration = JSON.stringify({ name, layer: 'GENERAL', entity: 'Service', children })
  const added = await page.request.post(`${site.url}/graphql`, {
    data: { query, variables: { setting: { configuration } } },
  })
  expect(await added.json()).toMatchObject({ data: { addTemplate: { status: true } } })
}

const control = (i: number, type: string, rest: object = {}) => ({
  ...{ i: String(i), x: (i % 3) * 8, y: Math.floor(i / 3) * 9, w: 8, h: 9, type },
  ...rest,
})
const framed = (i: number, url: string) => control(i, 'ThirdPartyApp', { widget: { url } })

/** What a page of somebody else can reach from its sandbox, written into itself. */
const SPY = `<!doctype html><title>Wiki</title><link rel="icon" href="data:,"><p id="said"></p><script>
  const tried = (what) => { try { return String(what()) } catch (error) { return error.name } }
  document.getElementById('said').textContent = [
    'origin ' + tried(() => self.origin),
    'parent ' + tried(() => parent.document.title),
    'storage ' + tried(() => localStorage.length),
    'referrer "' + document.referrer + '"',
  ].join(', ')
</script>`

test('pages of others: a listed host in a sandbox, any other as a card, a hostile address as text', async ({
  site,
  page,
  strict,
}) => {
  strict.expectFault(/^foreign request: https?:\/\/wiki\.test\//)
  await page.route(/^https?:\/\/wiki\.test\//, (route) =>
    route.fulfill({ contentType: 'text/html', body: SPY, headers: { 'cache-control': 'no-store' } }),
  )
  await store(site, page, 'Framed', [
    framed(0, 'http://wiki.test/runbook'),
    framed(1, 'https://grafana.test/d/1?kiosk=1'),
    framed(2, 'javascript:alert(document.domain)'),
    framed(3, 'data:text/html,<script>parent.alert(1)</script>'),
    framed(4, 'https://wiki.test@evil.test/'),
    framed(5, '/zipkin'),
    framed(6, 'https://charts.test/'),
    framed(7, ''),
  ])
  await site.open(`${checkout}/Framed`)
  await stands(site)
  const cell = (id: number) => site.view.locator(`[data-widget="${id}"]`)
  const inside = cell(0).frameLocator('iframe').locator('#said')
  await expect(inside).toHaveText('origin null, parent SecurityError, storage SecurityError, referrer ""')
  await expect(cell(0)).toContainText('http://wiki.test/runbook')

  await expect(cell(1)).toContainText('Pages of grafana.test are not shown here')
  await expect(cell(1).getByRole('link')).toHaveAttribute('rel', 'noopener noreferrer')
  for (const id of [2, 3, 4]) {
    await expect(cell(id)).toHaveAttribute('data-state', 'blocked')
    await expect(cell(id).getByRole('link')).toHaveCount(0)
  }
  await expect(cell(2)).toContainText('javascript:alert(document.domain)')
  await expect(cell(5)).toContainText('Zipkin traces are not built yet')
  await expect(cell(6)).toHaveAttribute('data-state', 'blocked')
  await expect(cell(7)).toHaveAttribute('data-state', 'empty')
  await expect(site.view.locator('iframe')).toHaveCount(1)
})

test('controls that are not built name themselves, and the rest of the sheet works', async ({ site, page }) => {
  const types = [
    'DemandLog',
    'Ebpf',
    'NetworkProfiling',
    'ContinuousProfiling',
    'Pprof',
    'TaskTimeline',
    'Unheard',
  ] as const
  const card = { graph: { type: 'Card' }, expressions: ['avg(service_cpm)'], widget: { title: 'Load' } }
  await store(site, page, 'Later', [
    ...types.map((type, index) => control(index, type)),
    control(7, 'TimeRange', { graph: { text: 'Figures of', fontSize: 14 } }),
    control(8, 'Widget', card),
  ])
  await site.open(`${checkout}/Later?from=now-30m&to=now&tz=utc`)
  await stands(site)
  const cell = (id: number) => site.view.locator(`[data-widget="${id}"]`)
  for (const [index, words] of [
    'Logs on demand',
    'eBPF profiles',
    'Network profiles',
    'Policies of continuous profiling',
    'Go profiles',
    'Timelines of profiling tasks',
    'Unheard',
  ].entries()) {
    await expect(cell(index)).toHaveAttribute('data-state', 'unsupported')
    await expect(cell(index)).toContainText(words)
  }
  await expect(cell(7)).toContainText(/Figures of\s*17:50 – 18:20/)
  await expect(cell(8)).toHaveAttribute('data-state', 'fresh')

  await site.open('/zipkin')
  await expect(site.view.getByRole('heading', { name: 'Zipkin traces are not built yet' })).toBeVisible()
})

test('an associated chart tells its highest value, an event that is looked at is marked', async ({ site, page }) => {
  const line = (i: number, associate: readonly string[]) =>
    control(i, 'Widget', {
      widget: { title: `Chart ${i}` },
      graph: { type: 'Line', showXAxis: true, showYAxis: true },
      expressions: ['service_percentile{p="50,99"}'],
      associate: associate.map((widgetId) => ({ widgetId })),
    })
  await store(site, page, 'Linked', [
    line(0, ['1']),
    line(1, []),
    line(2, []),
    { ...control(3, 'Event', { eventAssociate: true, eventDefaultCollapse: true }), x: 0, w: 24, h: 14 },
  ])
  await site.open(`${checkout}/Linked`)
  await stands(site)
  const cell = (id: number) => site.view.locator(`[data-widget="${id}"]`)
  const plot = cell(0).locator('[data-part="plot"]')
  await expect(plot).toHaveAttribute('data-ready', 'true')
  await plot.hover()
  await expect(cell(1).locator('header .read')).toContainText(/p99 .* at /)
  await expect(cell(2).locator('header .read')).toHaveCount(0)

  expect((await cell(3).boundingBox())?.height).toBeLessThanOrEqual(40)
  await cell(3).getByRole('button', { name: 'Unfold: Event' }).click()
  await cell(3).locator('[data-part="event-line"]').first().getByRole('link').first().click()
  await expect(cell(2).locator('[data-part="marked"]')).toHaveCount(1)
})

test('rows lead to dashboards by name, and a name that nobody has is told', async ({ site, page }) => {
  const list = (i: number, dashboardName: string) => ({
    ...control(i, 'Widget', { widget: { title: dashboardName }, graph: { type: 'EndpointList', dashboardName } }),
    ...{ x: 0, y: i * 12, w: 24, h: 12, expressions: ['avg(endpoint_cpm)'], metricConfig: [{ label: 'Load' }] },
  })
  await store(site, page, 'Leading', [list(0, 'Endpoint that nobody made')])
  await site.open(`${checkout}/Leading`)
  await stands(site)
  await widget(page, 'Endpoint that nobody made').locator('.name').first().click()
  await expect(site.view.getByText('There is no dashboard Endpoint that nobody made here.')).toBeVisible()
  await stands(site)
})

test('a folder of stored templates is served and drawn, several layers of it', async ({ site, page }) => {
  test.skip(!hasReal, 'the shipped templates are not beside this checkout')
  for (const address of [
    `${checkout}/General-Service`,
    '/layer/POSTGRESQL/PostgreSQL-Root',
    '/layer/GENERAL/General Root',
  ]) {
    await site.open(address)
    await stands(site)
    await expect(page.getByText('There is no dashboard')).toHaveCount(0)
    await expect(page.locator('[data-widget][data-state="error"]')).toHaveCount(0)
    await expect(page.locator('[data-widget][data-state="fresh"]').first()).toBeVisible()
  }
})
