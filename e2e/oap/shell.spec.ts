import { inAddress } from '../fixture/graph'
import { expect, test } from '../fixture/test'
import { servicesOf, sorted } from './asked'
import { compareCharts } from './charts'
import { lookup, oap, settled, window } from './compare'
import { walks, walksShortly } from './pages'
import { ask, evaluate, shows } from './plain'

/** How many services OAP lists on each layer that has any. */
async function crowd(): Promise<ReadonlyMap<string, number>> {
  const { listLayers } = await ask<{ listLayers: readonly string[] }>(oap, '{ listLayers }')
  const counts = new Map<string, number>()
  for (const layer of listLayers) {
    const { length } = await servicesOf(oap, layer)
    if (length > 0) counts.set(layer, length)
  }
  return counts
}

test(
  'the menu and the list of all layers have the layers that OAP has services of, with how many',
  walksShortly('all layers'),
  async ({ site, page }) => {
    const counts = await crowd()
    expect(counts.size).toBeGreaterThan(5)
    await site.open(`/layers?${window}`)
    const catalogue = page.locator('.catalogue')
    await expect(catalogue).toHaveAttribute('data-state', 'fresh')
    const links = page.getByRole('navigation', { name: 'Layers' }).getByRole('link')
    await expect(links.filter({ hasText: 'General services' })).toBeVisible()
    const menu = await links.evaluateAll((all) =>
      all.flatMap((link) => {
        const layer = /\/layer\/([A-Z0-9_]+)(?:\?|$)/.exec(link.getAttribute('href') ?? '')?.[1]
        const count = /\d+/.exec(link.querySelector('.count')?.firstChild?.textContent ?? '')?.[0]
        return layer !== undefined && count !== undefined ? [`${layer} ${count}`] : []
      }),
    )
    const wanted = [...counts].map(([layer, count]) => `${layer} ${count}`)
    expect(sorted(menu)).toEqual(sorted(wanted))

    const listed = await catalogue.getByRole('listitem').evaluateAll((all) =>
      all.flatMap((item) => {
        const count = /^(\d+) service/.exec(item.querySelector('.count')?.textContent?.trim() ?? '')?.[1]
        return count === undefined ? [] : [`${item.querySelector('code')?.textContent?.trim()} ${count}`]
      }),
    )
    expect(sorted(listed)).toEqual(sorted(wanted))
  },
)

test('home shows the worst services by the numbers of OAP', walks('home'), async ({ site, page, strict }) => {
  await site.open(`/?${window}`)
  await expect(page.locator('.home')).toHaveAttribute('data-ready', 'true')
  const rows = page.locator('[data-part="worst"]').filter({ hasText: 'General services' })
  await expect(rows.first()).toBeVisible()
  const asked = lookup(strict)
  let compared = 0
  for (const row of await rows.all()) {
    const serviceName = (await row.locator('.name').getAttribute('title')) ?? ''
    const load = row.locator('td.load')
    await expect(load).toContainText(/\d/)
    const { entity, duration } = asked('service_cpm', serviceName)
    for (const [cell, expression, digits] of [
      [row.locator('td.num').nth(0), 'avg(service_sla)/100', 1],
      [row.locator('td.num').nth(1), 'avg(service_resp_time)', 0],
      [load, 'avg(service_cpm)', 0],
    ] as const) {
      const { results } = await evaluate(oap, expression, entity, duration)
      const value = Number(results[0]?.values.at(-1)?.value)
      const text = (await cell.innerText()).trim()
      // A ranking of this storage cuts its means to whole numbers.
      const near = [value, Math.floor(value), Math.floor(value * 100) / 100, value.toFixed(digits)]
      expect(
        near.some((one) => shows(text, String(one))),
        `${serviceName} ${expression}: the page says ${text}, OAP ${value}`,
      ).toBe(true)
      compared += 1
    }
  }
  expect(compared).toBeGreaterThan(3)
})

test('settings tell which OAP answers, and in which zone', walks('settings'), async ({ site, page }) => {
  const { version, time } = await ask<{ version: string; time: { timezone: string } }>(
    oap,
    '{ version time: getTimeInfo { timezone } }',
  )
  await site.open('/settings')
  await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible()
  const menu = page.getByRole('navigation', { name: 'Layers' })
  await expect(menu).toContainText(`OAP ${version.split('-')[0]}`)
  await expect(menu).toContainText(`UTC${time.timezone.slice(0, 3)}:${time.timezone.slice(3)}`)
})

test('one widget alone shows what OAP answers', walks('one widget'), async ({ site, page, strict }) => {
  const service = (await servicesOf(oap, 'GENERAL')).find(({ name }) => name === 'checkout')
  const config = JSON.stringify({
    ...{ type: 'Widget', graph: { type: 'Line' }, expressions: ['service_cpm'] },
    widget: { title: 'Calls' },
  })
  await site.open(`/page/GENERAL/Service/${service?.id}/null/null/null/null/null/${encodeURIComponent(config)}`)
  await expect(page.locator('.alone')).toHaveAttribute('data-ready', 'true')
  await expect(page.locator('[data-type="Line"]')).toHaveAttribute('data-state', 'fresh')
  expect(await compareCharts(page, lookup(strict))).toBe(1)
})

for (const [layer, what] of [
  ['VIRTUAL_DATABASE', 'a database'],
  ['VIRTUAL_CACHE', 'a cache'],
  ['VIRTUAL_MQ', 'a queue'],
] as const)
  test(`the page of ${what} shows what OAP answers`, walks(what), async ({ site, page, strict }) => {
    const [service] = await servicesOf(oap, layer)
    if (!service) throw new Error(`OAP lists no service on ${layer}`)
    await site.open(`/layer/${layer}/service/${inAddress(service.id)}?${window}`)
    await settled(page)
    await expect(page.locator('[data-widget][data-state="error"]')).toHaveCount(0)
    expect(await compareCharts(page, lookup(strict))).toBeGreaterThan(0)
  })
