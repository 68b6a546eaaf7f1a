import { expect, test } from '../fixture/test'
import { compareCharts } from './charts'
import { compareCards, compareTable, durationOf, lookup, oap, settled, window } from './compare'
import { walks } from './pages'
import { ask } from './plain'

interface Named {
  readonly id: string
  readonly name: string
}

async function checkout(): Promise<Named> {
  const { listServices } = await ask<{ listServices: readonly Named[] }>(
    oap,
    '{ listServices(layer: "GENERAL") { id name } }',
  )
  const found = listServices.find(({ name }) => name === 'checkout') ?? listServices[0]
  if (!found) throw new Error('OAP lists no service')
  return found
}
/** The dashboards of a service are named below: other tests store some that would open first. */
const inAddress = (id: string): string => encodeURIComponent(id).replaceAll('%2F', '~')

test(
  'the instances of a service are those that OAP lists, with its numbers',
  walks('instances of a service', 'an instance'),
  async ({ site, page, strict }) => {
    const service = await checkout()
    await site.open(`/layer/GENERAL/service/${inAddress(service.id)}/Overview?${window}`)
    await settled(page)
    const { listInstances } = await ask<{ listInstances: readonly Named[] }>(
      oap,
      'query($id: ID!, $d: Duration!) { listInstances(serviceId: $id, duration: $d) { id name } }',
      { id: service.id, d: durationOf(strict) },
    )
    const list = page.locator('[data-type="InstanceList"]').first()
    const names = await compareTable(list, strict, (serviceInstanceName) => ({
      serviceName: service.name,
      normal: true,
      serviceInstanceName,
    }))
    expect([...names].sort()).toEqual(listInstances.map(({ name }) => name).sort())
    expect(names.length).toBeGreaterThan(0)

    await list.locator('.name').first().click()
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await settled(page)
    expect(await compareCards(page, lookup(strict))).toBeGreaterThan(0)
  },
)

test('an instance of a runtime that reports nothing shows its calls and nothing broken', async ({ site, page }) => {
  const service = await checkout()
  await site.open(`/layer/GENERAL/service/${inAddress(service.id)}/Overview?${window}`)
  await settled(page)
  await page.locator('[data-type="InstanceList"] .name').first().click()
  await settled(page)
  // The shop sends no JVM values: what they would stand on is left out, never in error.
  await expect(page.locator('[data-widget][data-state="fresh"]').first()).toBeVisible()
  await expect(page.locator('[data-widget][data-state="error"]')).toHaveCount(0)
})

test('an endpoint shows what OAP answers', walks('an endpoint'), async ({ site, page, strict }) => {
  const { id } = await checkout()
  const endpoint = `${id}_${Buffer.from('POST:/orders').toString('base64')}`
  await site.open(`/layer/GENERAL/endpoint/${inAddress(endpoint)}?${window}`)
  await settled(page)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('POST:/orders')
  expect(await compareCards(page, lookup(strict))).toBeGreaterThan(3)
  expect(await compareCharts(page, lookup(strict))).toBeGreaterThan(3)
})
