import { expect, test } from '../fixture/test'
import { compareCharts } from './charts'
import { compareCards, compareLists, compareTable, lookup, oap, settled, window } from './compare'
import { walks, walksShortly } from './pages'
import { ask } from './plain'

test(
  'the General page shows what OAP answers, number by number',
  walksShortly('a layer, ours'),
  async ({ site, page, strict }) => {
    await site.open(`/layer/GENERAL?${window}`)
    await settled(page)
    const asked = lookup(strict)
    expect(await compareCards(page, asked)).toBeGreaterThan(0)
    expect(await compareLists(page, asked)).toBeGreaterThan(0)

    const { listServices } = await ask<{ listServices: { name: string }[] }>(
      oap,
      '{ listServices(layer: "GENERAL") { name } }',
    )
    const names = await compareTable(page.locator('[data-type="ServiceList"]'), strict, (serviceName) => ({
      serviceName,
      normal: true,
    }))
    expect([...names].sort()).toEqual(listServices.map(({ name }) => name).sort())
  },
)

test(
  "a service's charts show what OAP answers, bucket by bucket, in OAP's zone",
  walksShortly('a service, ours'),
  async ({ site, page, strict }) => {
    const { listServices } = await ask<{ listServices: { id: string; name: string }[] }>(
      oap,
      '{ listServices(layer: "GENERAL") { id name } }',
    )
    const service = listServices.find(({ name }) => name === 'checkout') ?? listServices[0]
    await site.open(
      `/layer/GENERAL/service/${encodeURIComponent(service?.id ?? '').replaceAll('%2F', '~')}/Overview?${window}`,
    )
    await settled(page)
    const asked = lookup(strict)
    expect(await compareCards(page, asked)).toBeGreaterThan(0)
    expect(await compareLists(page, asked)).toBeGreaterThan(0)

    expect(await compareCharts(page, asked)).toBeGreaterThan(0)
  },
)

test('the stored templates of OAP are listed', walks('dashboards'), async ({ site, page }) => {
  const query = '{ getAllTemplates { configuration } }'
  const { getAllTemplates } = await ask<{ getAllTemplates: { configuration: string }[] }>(oap, query)
  // This OAP removes none: what was deleted in the page carries a mark.
  const kept = getAllTemplates.filter(({ configuration }) => !configuration.includes('"deleted":true'))
  await site.open('/dashboards?f.where=server')
  await expect(page.getByRole('table')).toBeVisible()
  await expect(page.getByText(new RegExp(`^${kept.length} of \\d+$`))).toBeVisible()
})
