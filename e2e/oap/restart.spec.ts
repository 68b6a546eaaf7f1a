import type { Page } from '@playwright/test'
import { inAddress } from '../fixture/graph'
import { outage } from '../fixture/outage'
import { watch, type Watch } from '../fixture/strict'
import { ask } from './plain'
import { expect, test } from './server'
import { minuteThere } from './zone'

const REFUSED = /Failed to load resource/
const MINUTE = 60_000

const checkout = inAddress(`${Buffer.from('checkout').toString('base64')}.1`)
const graph = (page: Page) => page.locator('.topology')
const asked = ({ asked: all }: Watch, name: string, from = 0) =>
  all.slice(from).filter(({ body }) => body.includes(`query ${name}`)).length

/** The slowest trace of the last five minutes, once OAP has written what it was sent. */
async function slowest(oap: string): Promise<string> {
  const now = Date.now()
  const condition = {
    queryDuration: { start: minuteThere(now - 5 * MINUTE), end: minuteThere(now), step: 'MINUTE' },
    ...{ traceState: 'ALL', queryOrder: 'BY_DURATION', paging: { pageNum: 1, pageSize: 1 } },
  }
  const query =
    'query($condition: TraceQueryCondition) { found: queryBasicTraces(condition: $condition) { traces { traceIds } } }'
  let id = ''
  await expect(async () => {
    const { found } = await ask<{ found: { traces: { traceIds: string[] }[] } }>(oap, query, { condition })
    id = found.traces[0]?.traceIds[0] ?? ''
    expect(id, 'OAP has no trace').not.toBe('')
  }).toPass({ timeout: 30_000 })
  return id
}

test('OAP goes and comes back empty under an open dashboard, map and trace: kept, told, and mended by themselves', async ({
  site,
  page,
  oap,
  context,
  strict,
}) => {
  test.setTimeout(8 * MINUTE)
  await oap.feed({ minutes: 0.5 })
  const origins = () => [site.url]
  const map = await context.newPage()
  const trace = await context.newPage()
  const watches = [strict, watch(map, origins), watch(trace, origins)] as const
  await site.open(`/layer/GENERAL/service/${checkout}/Overview?refresh=5`)
  await map.goto(`${site.url}/topology?f.layer=GENERAL&refresh=5`)
  await trace.goto(`${site.url}/trace/${encodeURIComponent(await slowest(oap.url))}`)
  const line = page.locator('[data-type="Line"]').first()
  await expect(line).toHaveAttribute('data-state', 'fresh')
  await expect(graph(map)).toHaveAttribute('data-state', 'fresh')
  const spans = trace.locator('[data-part="trace-reader"] .sum')
  await expect(spans).toContainText('spans')
  const before = { spans: await spans.innerText() }
  // A reload would lose it.
  for (const one of [page, map, trace]) await one.evaluate(() => Object.assign(window, { kept: true }))

  await oap.stop()
  for (const one of watches) one.expectFault(REFUSED)
  await expect(outage(page)).toContainText(/Next try in \d+ s|Trying now/, { timeout: 30_000 })
  await expect(line).toHaveAttribute('data-state', 'stale')
  await expect(line).toContainText(/answer of \d\d:\d\d/)
  await expect(line.locator('canvas')).toBeVisible()
  await expect(outage(map)).toHaveCount(1)
  await expect(graph(map)).toHaveAttribute('data-state', 'stale')
  await expect(graph(map)).toContainText('the map as it was')
  // A trace asks nothing anew; what fires is looked at once a minute.
  await expect(outage(trace)).toHaveCount(1, { timeout: 75_000 })
  expect(await spans.innerText()).toBe(before.spans)
  const since = watches.map((one) => one.asked.length)
  await page.waitForTimeout(20_000)
  // The looks at the server alone, which come later each time.
  for (const [index, one] of watches.entries()) expect(one.asked.length - (since[index] ?? 0)).toBeLessThanOrEqual(4)

  const down = watches.map((one) => one.asked.length)
  await oap.start()
  await expect(outage(page)).toHaveCount(0, { timeout: 90_000 })
  await expect(outage(map)).toHaveCount(0, { timeout: 90_000 })
  await expect(outage(trace)).toHaveCount(0, { timeout: 90_000 })
  await expect(page.getByText('This OAP lists no service checkout')).toBeVisible({ timeout: 30_000 })
  await expect(graph(map)).toContainText('Nobody called anybody', { timeout: 30_000 })
  expect(await spans.innerText()).toBe(before.spans)
  expect(asked(strict, 'Hello', down[0])).toBeGreaterThan(0)
  await expect.poll(() => asked(strict, 'GetAllTemplates', down[0]), { timeout: 30_000 }).toBeGreaterThan(0)

  await oap.feed({ minutes: 0.5 })
  // The list of services is looked at once a minute.
  await expect(line).toHaveAttribute('data-state', 'fresh', { timeout: 90_000 })
  await expect(graph(map)).toHaveAttribute('data-state', 'fresh', { timeout: 60_000 })
  for (const one of [page, map, trace]) expect(await one.evaluate(() => 'kept' in window)).toBe(true)
  for (const one of watches) await one.end()
})
