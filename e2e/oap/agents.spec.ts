import type { Page } from '@playwright/test'
import { inAddress, mapStands, tableRow } from '../fixture/graph'
import { expect, test } from '../fixture/test'
import { servicesOf, sorted, variablesOf, type Named } from './asked'
import { compareCharts, compareRefusals } from './charts'
import { compareCards, compareLists, compareTable, durationOf, lookup, oap, settled, window } from './compare'
import { walks } from './pages'
import { ask, type Duration } from './plain'
import { compareSides } from './sides'

/** What the official agents report: of Node in `kiosk`, which calls `tickets`, of browsers in the page that the kiosk serves. */
async function reported(layer: string, name: string): Promise<Named> {
  const found = (await servicesOf(oap, layer)).find((service) => service.name === name)
  if (!found) throw new Error(`${name} did not report on ${layer}: were the agents started?`)
  return found
}

const table = (page: Page, type: string) => page.locator(`[data-type="${type}"]`).first()

test('the services of the Node agent stand in the list of their layer, with the numbers of OAP', async ({
  site,
  page,
  strict,
}) => {
  await site.open(`/layer/GENERAL?${window}`)
  await settled(page)
  const names = await compareTable(table(page, 'ServiceList'), strict, (serviceName) => ({ serviceName, normal: true }))
  expect(names).toEqual(expect.arrayContaining(['kiosk', 'tickets']))
})

for (const [serviceName, instance, endpoint] of [
  ['kiosk', 'kiosk-1', 'GET:/shows/today'],
  ['tickets', 'tickets-1', 'GET:/seats/today'],
] as const) {
  test(
    `instances of ${serviceName} are those that its agent reported, with the numbers of OAP`,
    walks('instances of a service'),
    async ({ site, page, strict }) => {
      const { id } = await reported('GENERAL', serviceName)
      await site.open(`/layer/GENERAL/service/${inAddress(id)}/Instances?${window}`)
      await settled(page)
      const { listInstances } = await ask<{ listInstances: readonly Named[] }>(
        oap,
        'query($id: ID!, $d: Duration!) { listInstances(serviceId: $id, duration: $d) { id name } }',
        { id, d: durationOf(strict) },
      )
      const names = await compareTable(table(page, 'InstanceList'), strict, (serviceInstanceName) => ({
        ...{ serviceName, normal: true, serviceInstanceName },
      }))
      expect(sorted(names)).toEqual(sorted(listInstances.map(({ name }) => name)))
      expect(names).toEqual([instance])
    },
  )

  test(
    `endpoints of ${serviceName} are those that its agent reported, with the numbers of OAP`,
    walks('endpoints of a service'),
    async ({ site, page, strict }) => {
      const { id } = await reported('GENERAL', serviceName)
      await site.open(`/layer/GENERAL/service/${inAddress(id)}/Endpoints?${window}`)
      await settled(page)
      const { findEndpoint } = await ask<{ findEndpoint: readonly Named[] }>(
        oap,
        'query($id: ID!) { findEndpoint(serviceId: $id, keyword: "", limit: 100) { id name } }',
        { id },
      )
      const names = await compareTable(table(page, 'EndpointList'), strict, (endpointName) => ({
        ...{ serviceName, normal: true, endpointName },
      }))
      expect(sorted(names)).toEqual(sorted(findEndpoint.map(({ name }) => name)))
      expect(names).toContain(endpoint)
    },
  )
}

test('the page of a service of the Node agent shows what OAP answers', async ({ site, page, strict }) => {
  const { id } = await reported('GENERAL', 'tickets')
  await site.open(`/layer/GENERAL/service/${inAddress(id)}/Overview?${window}`)
  await settled(page)
  expect(await compareCards(page, lookup(strict))).toBeGreaterThan(0)
  expect(await compareLists(page, lookup(strict))).toBeGreaterThan(0)
  expect(await compareCharts(page, lookup(strict))).toBeGreaterThan(0)
})

test(
  'the call between both stands on the map, with the numbers of both sides',
  walks('map of a layer'),
  async ({ site, page, strict }) => {
    const [kiosk, tickets] = [await reported('GENERAL', 'kiosk'), await reported('GENERAL', 'tickets')]
    await site.open(`/topology?f.layer=GENERAL&view=table&${window}`)
    await mapStands(page)
    const { duration } = variablesOf<{ duration: Duration }>(strict, 'getGlobalTopology')
    await tableRow(page, `${kiosk.id}-${tickets.id}`).getByRole('button').first().click()
    const entity = { serviceName: 'kiosk', normal: true, destServiceName: 'tickets', destNormal: true }
    const told = await compareSides(page, 'service_relation', entity, duration)
    const [client, server] = ['client', 'server'].map((side) =>
      ['load', 'latency', 'success'].map((role) => `${side} ${role}`),
    )
    expect(told).toEqual([...(client ?? []), ...(server ?? [])])
  },
)

interface Found {
  readonly traceIds: readonly string[]
}
interface Span {
  readonly serviceCode: string
  readonly endpointName: string
  readonly peer: string
}

test(
  'a trace goes from the page of a browser through both services, span by span as queryTrace answers',
  walks('traces', 'a trace'),
  async ({ site, page, strict }) => {
    const { id } = await reported('BROWSER', 'kiosk-page')
    await site.open(`/traces?of=service:${inAddress(id)}&${window}`)
    await expect(page.locator('.traces')).toHaveAttribute('data-ready', 'true')
    const { condition } = variablesOf<{ condition: unknown }>(strict, 'queryBasicTraces')
    const { queryBasicTraces } = await ask<{ queryBasicTraces: { traces: readonly Found[] } }>(
      oap,
      'query($condition: TraceQueryCondition) { queryBasicTraces(condition: $condition) { traces { traceIds } } }',
      { condition },
    )
    const traceId = queryBasicTraces.traces[0]?.traceIds[0] ?? ''
    const { queryTrace } = await ask<{ queryTrace: { spans: readonly Span[] } }>(
      oap,
      'query($traceId: ID!) { queryTrace(traceId: $traceId) { spans { serviceCode endpointName peer } } }',
      { traceId },
    )
    const { spans } = queryTrace
    expect(sorted(new Set(spans.map(({ serviceCode }) => serviceCode)))).toEqual(['kiosk', 'kiosk-page', 'tickets'])

    await page.locator(`.found [data-row] a[href*="${traceId}"]`).first().click()
    const reader = page.locator('[data-part="trace-reader"]')
    const rows = reader.locator('[data-row]')
    await expect(rows).toHaveCount(spans.length)
    await expect(reader.locator('.sum')).toContainText(`${spans.length} spans`)
    await expect(reader.locator('.sum')).toContainText('3 services')
    const texts = await rows.allInnerTexts()
    for (const { endpointName } of spans) expect(texts.some((text) => text.includes(endpointName))).toBe(true)
    for (const name of ['kiosk-page', 'kiosk', 'tickets']) expect(texts.some((text) => text.includes(name))).toBe(true)
  },
)

for (const [what, entity, name] of [
  ['a browser app', 'Service', null],
  ['a version of a browser app', 'ServiceInstance', '3.1.0'],
  ['a page of a browser app', 'Endpoint', '/'],
] as const)
  test(
    `the dashboard of ${what} shows what the agent of browsers reported`,
    walks(what),
    async ({ site, page, strict }) => {
      const { id } = await reported('BROWSER', 'kiosk-page')
      const own = name === null ? id : `${id}_${Buffer.from(name).toString('base64')}`
      const kind = { Service: 'service', ServiceInstance: 'instance', Endpoint: 'endpoint' }[entity]
      await site.open(`/layer/BROWSER/${kind}/${inAddress(own)}?${window}`)
      await settled(page)
      await compareRefusals(page, lookup(strict))
      expect(await compareCharts(page, lookup(strict))).toBeGreaterThan(0)
      // Visits are made to fail every third time.
      if (entity === 'Service') {
        const errors = page.locator('[data-expressions*="browser_app_error_sum"]')
        await expect(errors).toHaveAttribute('data-state', 'fresh')
        expect(await compareLists(page, lookup(strict))).toBeGreaterThan(0)
      }
    },
  )
