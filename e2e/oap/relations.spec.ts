import { inAddress, mapStands, tableRow } from '../fixture/graph'
import { expect, test } from '../fixture/test'
import { servicesOf, sorted, variablesOf, type Named } from './asked'
import { compareCharts } from './charts'
import { lookup, oap, settled, window } from './compare'
import { walks } from './pages'
import { ask, type Duration } from './plain'
import { compareSides } from './sides'

interface Call {
  readonly id: string
  readonly source: string
  readonly target: string
}
interface Graph {
  readonly nodes: readonly (Named & { readonly serviceName?: string })[]
  readonly calls: readonly Call[]
}

async function named(name: string): Promise<Named> {
  const found = (await servicesOf(oap, 'GENERAL')).find((service) => service.name === name)
  if (!found) throw new Error(`OAP lists no service ${name}`)
  return found
}

test(
  'a call between services has a page of both sides, with the numbers of OAP',
  walks('a call between services'),
  async ({ site, page, strict }) => {
    const id = `${(await named('storefront')).id}-${(await named('checkout')).id}`
    await site.open(`/layer/GENERAL/relation/${inAddress(id)}?${window}`)
    await settled(page)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('storefront → checkout')
    // Latency, success and load of two sides, five percentiles of each.
    expect(await compareCharts(page, lookup(strict))).toBeGreaterThan(10)
  },
)

test(
  'the map around a service has the nodes and calls that OAP answers',
  walks('map around a service'),
  async ({ site, page, strict }) => {
    const { id } = await named('checkout')
    await site.open(`/topology?of=service:${inAddress(id)}&f.layer=GENERAL&f.depth=1&view=table&${window}`)
    await mapStands(page)
    const { duration } = variablesOf<{ duration: Duration }>(strict, 'getServicesTopology')
    const { graph } = await ask<{ graph: Graph }>(
      oap,
      'query($ids: [ID!]!, $d: Duration!) { graph: getServicesTopology(serviceIds: $ids, duration: $d) { nodes { id name } calls { id source target } } }',
      { ids: [id], d: duration },
    )
    const calls = graph.calls.filter(({ source, target }) => source === id || target === id)
    expect(calls.length).toBeGreaterThan(3)
    for (const call of calls) await expect(tableRow(page, call.id)).toHaveCount(1)
  },
)

test(
  'the map between instances of two services has the calls that OAP answers, with the numbers of both sides',
  walks('map of instances', 'a call between instances'),
  async ({ site, page, strict }) => {
    const [client, server] = [await named('storefront'), await named('checkout')]
    const of = `of=relation:${inAddress(`${client.id}-${server.id}`)}`
    await site.open(`/topology?${of}&f.layer=GENERAL&view=table&${window}`)
    await mapStands(page)
    const { duration } = variablesOf<{ duration: Duration }>(strict, 'getServiceInstanceTopology')
    const { graph } = await ask<{ graph: Graph }>(
      oap,
      `query($c: ID!, $s: ID!, $d: Duration!) { graph: getServiceInstanceTopology(clientServiceId: $c, serverServiceId: $s, duration: $d) {
      nodes { id name serviceName } calls { id source target } } }`,
      { c: client.id, s: server.id, d: duration },
    )
    expect(graph.calls.length).toBeGreaterThan(0)
    const shown = await page
      .locator('section.table')
      .nth(1)
      .locator('[data-row]')
      .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-row') ?? ''))
    expect(sorted(shown)).toEqual(sorted(graph.calls.map(({ id }) => id)))

    const [call] = graph.calls
    const nodeOf = (id: string | undefined) => graph.nodes.find((node) => node.id === id)
    const [from, to] = [nodeOf(call?.source), nodeOf(call?.target)]
    await tableRow(page, call?.id ?? '')
      .getByRole('button')
      .first()
      .click()
    const entity = {
      ...{ serviceName: from?.serviceName ?? '', normal: true, serviceInstanceName: from?.name ?? '' },
      ...{ destServiceName: to?.serviceName ?? '', destNormal: true, destServiceInstanceName: to?.name ?? '' },
    }
    expect((await compareSides(page, 'service_instance_relation', entity, duration)).length).toBeGreaterThan(2)

    await page.getByRole('link', { name: 'Open relation' }).click()
    await expect(page).toHaveURL(/\/layer\/GENERAL\/relation\//)
    await settled(page)
    expect(await compareCharts(page, lookup(strict))).toBeGreaterThan(2)
  },
)

test(
  'the map of an endpoint has the calls that OAP answers, and their page its numbers',
  walks('map of endpoints', 'a call between endpoints'),
  async ({ site, page, strict }) => {
    const { id } = await named('checkout')
    const endpoint = `${id}_${Buffer.from('POST:/orders').toString('base64')}`
    await site.open(`/topology?of=endpoint:${inAddress(endpoint)}&f.layer=GENERAL&view=table&${window}`)
    await mapStands(page)
    const { duration } = variablesOf<{ duration: Duration }>(strict, 'getEndpointDependencies')
    const { graph } = await ask<{ graph: Graph }>(
      oap,
      `query($id: ID!, $d: Duration!) { graph: getEndpointDependencies(endpointId: $id, duration: $d) {
      nodes { id name } calls { id source target } } }`,
      { id: endpoint, d: duration },
    )
    expect(graph.calls.length).toBeGreaterThan(0)
    for (const call of graph.calls) await expect(tableRow(page, call.id)).toHaveCount(1)

    const call = graph.calls.find(({ target }) => target === endpoint)
    await tableRow(page, call?.id ?? '')
      .getByRole('button')
      .first()
      .click()
    await page.getByRole('link', { name: 'Open relation' }).click()
    await settled(page)
    expect(await compareCharts(page, lookup(strict))).toBeGreaterThan(2)
  },
)
