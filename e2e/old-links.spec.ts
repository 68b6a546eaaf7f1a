import { expect, test } from './fixture/test'

const id = (name: string): string => `${Buffer.from(name).toString('base64')}.1`
const CHECKOUT = id('plover::checkout')
const STOREFRONT = id('plover::storefront')
const segment = (text: string): string => encodeURIComponent(text).replaceAll('%2F', '~')

test('addresses of dashboards lead on to the same dashboard, entity, tab and window', async ({ site, page }) => {
  const fresh = site.view.locator('[data-type="Line"][data-state="fresh"]').first()
  await site.open(`/dashboard/GENERAL/Service/${CHECKOUT}/Overview`)
  await expect(page).toHaveURL(`${site.url}/layer/GENERAL/service/${segment(CHECKOUT)}/Overview`)
  await expect(fresh).toBeVisible()

  const duration = encodeURIComponent(
    JSON.stringify({
      start: Date.parse('2026-03-18T17:00Z'),
      end: Date.parse('2026-03-18T17:30Z'),
      step: 'MINUTE',
      utc: '5:30',
    }),
  )
  await site.open(`/dashboard/related/GENERAL/ServiceRelation/${STOREFRONT}/${CHECKOUT}/Calls/duration/${duration}`)
  await expect(page).toHaveURL(/\/relation\/[^/]+\/Calls\?from=2026-03-18T17:00Z&to=2026-03-18T17:30Z&step=MINUTE/)
  await expect(site.view.getByText(/22:30 – 23:00/)).toBeVisible()

  // It names nobody: the first service there is.
  await site.open('/dashboard/GENERAL/Service/Overview')
  await expect(page).toHaveURL(/\/layer\/GENERAL\/service\/[^/]+\/Overview$/)
  await expect(fresh).toBeVisible()
})

test('a window, a widget with its config, and pages of other names', async ({ site, page }) => {
  const config = {
    type: 'Widget',
    graph: { type: 'Line', showXAxis: true, showYAxis: true },
    expressions: ['service_cpm'],
    metricConfig: [{ label: encodeURIComponent('Load 100%') }],
    widget: { title: encodeURIComponent('Calls / min'), tips: '' },
    height: 300,
    auto: 1_800_000,
    autoPeriod: 6,
  }
  await site.open(
    `/page/GENERAL/Service/${CHECKOUT}/null/null/null/null/null/${encodeURIComponent(JSON.stringify(config))}`,
  )
  await expect(page).toHaveURL(/\/w\/GENERAL\/Service\/!\/!\?of=service:/)
  await expect(page).toHaveURL(/from=now-30m&to=now&refresh=6/)
  const chart = site.view.locator('[data-type="Line"]')
  await expect(chart).toHaveAttribute('data-state', 'fresh')
  await expect(chart).toHaveCount(1)
  await expect(chart).toContainText('Calls / min')

  for (const [old, now] of [
    ['/alerting?embed=1', /\/alarms\?embed=1/],
    ['/traces/not-here', /\/trace\/not-here$/],
    ['/marketplace', /\/layers$/],
    ['/dashboard/list', /\/dashboards$/],
    ['/Database/PostgreSQL', /\/layer\/POSTGRESQL\//],
    ['/General-Service/Services/tab/1', /\/layer\/GENERAL\//],
  ] as const) {
    await site.open(old)
    await expect(page).toHaveURL(now)
  }
})

test('what cannot be read says so, and a widget that is not there too', async ({ site }) => {
  await site.open('/dashboard/GENERAL/Nobody/x')
  await expect(site.view.getByText('This old address cannot be read')).toBeVisible()
  await site.open('/w/GENERAL/Service/Overview/none?of=service:x')
  await expect(site.view.locator('[data-state="empty"][data-ready="true"]').first()).toBeVisible()
})
