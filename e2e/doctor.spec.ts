import type { Page } from '@playwright/test'
import { startServer, UNKIND } from './fixture/server'
import { expect, test } from './fixture/faulty'

const id = (name: string) => encodeURIComponent(`${Buffer.from(name).toString('base64')}.1`)
const service = (name: string, rest = '') => `/layer/GENERAL/service/${id(name)}${rest}`

/** Opens the doctor of the first empty widget (or of the page) and waits until it is done. */
async function examine(page: Page, within = page.locator('body')) {
  await within.getByRole('button', { name: 'Why is this empty?' }).first().click()
  const doctor = within.locator('[data-doctor]').first()
  await expect(doctor).toHaveAttribute('data-doctor', 'done')
  return doctor
}
const verdicts = (doctor: Awaited<ReturnType<typeof examine>>) =>
  doctor
    .locator('[data-check]')
    .evaluateAll((rows) =>
      Object.fromEntries(rows.map((row) => [row.getAttribute('data-check'), row.getAttribute('data-verdict')])),
    )

test('six hours that lie eight days back: retention, and the step that still has them', async ({
  site,
  page,
  faulty,
}) => {
  void site
  await page.goto(
    `${faulty.url}${service('plover::checkout', '/Overview')}?from=2026-03-10T12:00Z&to=2026-03-10T18:00Z&step=MINUTE`,
  )
  const chart = page.locator('[data-type="Line"]').first()
  await expect(chart).toHaveAttribute('data-state', 'empty')
  const before = faulty.proxy.asked.length
  const doctor = await examine(page, chart)
  expect(faulty.proxy.asked.length - before).toBeLessThanOrEqual(5)
  await expect(doctor).toContainText('OAP keeps the minute step for 7 days')
  expect(await verdicts(doctor)).toMatchObject({ reach: 'ok', retention: 'failed', services: 'none' })
  await doctor.getByRole('button', { name: 'Ask by the hour' }).click()
  await expect(page).toHaveURL(/step=HOUR/)
  await expect(chart).toHaveAttribute('data-state', 'fresh')
})

test('a service that is silent: when it last reported, and the way there', async ({ site, page, faulty }) => {
  void site
  await page.goto(`${faulty.url}${service('plover::stocktake-c', '/Overview')}?from=now-1h&to=now`)
  const chart = page.locator('[data-type="Line"]').first()
  await expect(chart).toHaveAttribute('data-state', 'empty')
  const before = faulty.proxy.asked.length
  const doctor = await examine(page, chart)
  expect(faulty.proxy.asked.length - before).toBeLessThanOrEqual(5)
  await expect(doctor).toContainText(/plover::stocktake-c was silent. It last reported at Mar 16|at 16 Mar/)
  expect(await verdicts(doctor)).toMatchObject({ services: 'ok', reported: 'failed', metric: 'none' })
  await doctor.getByRole('button', { name: /Look at/ }).click()
  await expect(chart).toHaveAttribute('data-state', 'fresh')
})

test('what reported, and an empty list all the same: every check is fine, and it says what that means', async ({
  site,
  page,
  faulty,
}) => {
  void site
  // Reports, and has no such endpoint: the endpoint itself was never seen.
  const endpoint = 'cGxvdmVyOjpsZWdhY3ktdGlsbA%3D%3D.1_L25vd2hlcmU%3D'
  await page.goto(`${faulty.url}/layer/GENERAL/endpoint/${endpoint}`)
  const chart = page.locator('[data-type="Line"]').first()
  await expect(chart).toHaveAttribute('data-state', 'empty')
  const doctor = await examine(page, chart)
  await expect(doctor).toContainText('/nowhere was silent, and for the 15 days before.')
  await doctor.getByRole('button', { name: 'All of General services' }).click()
  await expect(page).toHaveURL(/\/layer\/GENERAL(\/|\?|$)/)
})

test('a metric that this OAP no longer has', async ({ site, page, faulty }) => {
  void site
  faulty.proxy.set(({ body }) =>
    /execExpression/.test(body.query ?? '')
      ? {
          kind: 'change',
          // The answer of a server whose metric has lost its rows, for what is asked about by name.
          change: ({ data, ...rest }) => ({
            ...rest,
            data: Object.fromEntries(
              Object.entries(data ?? {}).map(([key, value]) =>
                String(body.variables?.[`x${key.slice(1)}`]).includes('service_cpm')
                  ? [key, { ...(value as object), results: [] }]
                  : [key, value],
              ),
            ),
          }),
        }
      : body.query?.includes('listMetrics')
        ? { kind: 'change', change: () => ({ data: { listMetrics: [] } }) }
        : { kind: 'pass' },
  )
  await page.goto(`${faulty.url}${service('plover::checkout', '/Overview')}`)
  const widget = page.locator('[data-state="empty"][data-expressions*="service_cpm"]').first()
  const doctor = await examine(page, widget)
  await expect(doctor).toContainText(/OAP does not know .*service_cpm/)
  expect(await verdicts(doctor)).toMatchObject({ reported: 'ok', metric: 'failed' })
  expect(faulty.proxy.asked.filter(({ operation }) => operation === 'ListMetrics')).toHaveLength(1)
})

test('a layer without services: its page explains itself and asks next to nothing', async ({ site, page, strict }) => {
  await site.open('/layer/VIRTUAL_GATEWAY')
  await expect(page.locator('.page')).toHaveAttribute('data-state', 'empty')
  await expect(page.locator('[data-part="firing-count"]')).toBeVisible()
  const before = strict.asked.length
  const doctor = await examine(page)
  await expect(doctor).toContainText(/No service has reported to/)
  expect(await verdicts(doctor)).toMatchObject({ reach: 'ok', services: 'failed' })
  expect(strict.asked.length - before).toBeLessThanOrEqual(5)
})

test('OAP goes down: the doctor says so, and looks again when told', async ({ site, page, faulty, strict }) => {
  void site
  strict.expectFault(/Failed to load resource/)
  await page.goto(`${faulty.url}${service('plover::stocktake-c', '/Overview')}?from=now-1h&to=now`)
  const chart = page.locator('[data-type="Line"]').first()
  await expect(chart).toHaveAttribute('data-state', 'empty')
  faulty.proxy.set(() => ({ kind: 'refuse' }))
  const doctor = await examine(page, chart)
  await expect(doctor).toContainText('OAP cannot be reached')
  faulty.proxy.heal()
  await doctor.getByRole('button', { name: 'Look again' }).click()
  await expect(doctor).toContainText(/was silent/)
})

test('clocks three hours apart: said, with the way to a window that has data', async ({ site, page, server }) => {
  void site
  const ahead = await startServer(['--listen', '127.0.0.1:0', ...UNKIND, '--skew', '3h'])
  server.origins.push(ahead.url)
  try {
    // The browser's idea of the last half hour lies three hours back for OAP.
    await page.goto(
      `${ahead.url}${service('plover::stocktake-c', '/Overview')}?from=2026-03-18T17:50Z&to=2026-03-18T18:20Z`,
    )
    const chart = page.locator('[data-type="Line"]').first()
    await expect(chart).toHaveAttribute('data-state', 'empty')
    const doctor = await examine(page, chart)
    await expect(doctor.locator('[data-check="clock"]')).toContainText('OAP’s clock is 3 h ahead of this browser’s')
    expect(await verdicts(doctor)).toMatchObject({ clock: 'warn' })
  } finally {
    await ahead.stop()
  }
})
