import type { Page } from '@playwright/test'
import { inAddress, mapStands, tableRow } from '../fixture/graph'
import { expect, test } from '../fixture/test'
import { servicesOf, sorted, variablesOf, type Named } from './asked'
import { oap, window } from './compare'
import { walks, walksShortly } from './pages'
import { ask, evaluate, questionsIn, shows, type Duration } from './plain'

interface Call {
  readonly id: string
  readonly source: string
  readonly target: string
}
interface Graph {
  readonly nodes: readonly (Named & { readonly layers: readonly string[] })[]
  readonly calls: readonly Call[]
}

const idsOf = async (page: Page, table: number) =>
  sorted(
    await page
      .locator('section.table')
      .nth(table)
      .locator('[data-row]')
      .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-row') ?? '')),
  )

/** The column that an expression fills; `null`: a sign of a layer (page views), told at the side of its node. */
const columnOf = (expression: string) =>
  /_cpm\b/.test(expression)
    ? 'load'
    : /_sla\b/.test(expression)
      ? 'success'
      : /_resp_time\b/.test(expression)
        ? 'latency'
        : null

test(
  'the map of GENERAL has every node and call that OAP answers, with the numbers that OAP answers',
  walksShortly('map of a layer'),
  async ({ site, page, strict }) => {
    await site.open(`/topology?f.layer=GENERAL&view=table&${window}`)
    await mapStands(page)
    const { duration } = variablesOf<{ duration: Duration }>(strict, 'getGlobalTopology')
    const { graph } = await ask<{ graph: Graph }>(
      oap,
      `query($d: Duration!) { graph: getGlobalTopology(layer: "GENERAL", duration: $d) {
      nodes { id name layers } calls { id source target } } }`,
      { d: duration },
    )
    expect(graph.nodes.length).toBeGreaterThan(4)
    expect(graph.calls.length).toBeGreaterThan(4)
    expect(await idsOf(page, 0)).toEqual(sorted(graph.nodes.map(({ id }) => id)))
    expect(await idsOf(page, 1)).toEqual(sorted(graph.calls.map(({ id }) => id)))

    const nodeOf = (name: string | undefined) => graph.nodes.find((node) => node.name === name)?.id ?? ''
    const compared = { nodes: new Set<string>(), calls: new Set<string>() }
    const signs = new Map<string, { readonly expression: string; readonly value: string }>()
    for (const { expression, entity, duration: asked } of strict.asked.flatMap(({ body }) => questionsIn(body))) {
      // The window before is asked as well, to tell what became slow.
      if (JSON.stringify(asked) !== JSON.stringify(duration) || entity.serviceName === undefined) continue
      const { serviceName, destServiceName } = entity
      const isCall = destServiceName !== undefined
      const id = isCall ? `${nodeOf(serviceName)}-${nodeOf(destServiceName)}` : nodeOf(serviceName)
      const { error, results } = await evaluate(oap, expression, entity, duration)
      expect(error, expression).toBeNull()
      const value = results[0]?.values.at(-1)?.value ?? null
      const column = columnOf(expression)
      if (column === null) {
        if (value !== null) signs.set(id, { expression, value })
        continue
      }
      const text = (await tableRow(page, id).locator(`td.${column}`).innerText()).trim()
      const said = `${serviceName} ${destServiceName ?? ''} ${expression}: the page says ${text}, OAP ${value}`
      if (value === null) expect(text, said).toBe('–')
      else expect(shows(text, value), said).toBe(true)
      if (value !== null) compared[isCall ? 'calls' : 'nodes'].add(id)
    }
    const general = graph.nodes.filter(({ layers }) => layers.includes('GENERAL')).map(({ id }) => id)
    expect([...compared.nodes]).toEqual(expect.arrayContaining(general))
    expect(sorted(compared.calls)).toEqual(sorted(graph.calls.map(({ id }) => id)))

    expect(signs.size).toBeGreaterThan(0)
    for (const [id, { expression, value }] of signs) {
      await tableRow(page, id).getByRole('button').first().click()
      const numbers = page.locator('[data-part="node-side"] .metric .number')
      const told = async () => (await numbers.allInnerTexts()).some((text) => shows(text, value))
      await expect.poll(told, { message: `${expression}: OAP says ${value}` }).toBe(true)
    }
  },
)

interface Relations {
  readonly relations: readonly Record<'upperService' | 'lowerService', Named & { readonly layer: string }>[]
}

for (const layer of ['GENERAL', 'VIRTUAL_DATABASE']) {
  test(`the hierarchy of services on ${layer} is what OAP answers`, walks('hierarchy'), async ({ site, page }) => {
    let related = 0
    for (const { id, name } of await servicesOf(oap, layer)) {
      const { found } = await ask<{ found: Relations }>(
        oap,
        `query($id: ID!, $layer: String!) { found: getServiceHierarchy(serviceId: $id, layer: $layer) {
          relations { upperService { id name layer } lowerService { id name layer } } } }`,
        { id, layer },
      )
      await site.open(`/topology?of=service:${inAddress(id)}&f.layer=${layer}&view=hierarchy&${window}`)
      await mapStands(page)
      const cards = page.locator('a[data-layer]')
      const own = `${layer} ${name}`
      const others = found.relations.flatMap(({ upperService, lowerService }) =>
        [upperService, lowerService].map((one) => `${one.layer} ${one.name}`),
      )
      const shown = await cards.evaluateAll((all) =>
        all.map((card) => `${card.getAttribute('data-layer')} ${card.querySelector('bdi')?.textContent?.trim()}`),
      )
      expect(sorted(shown)).toEqual(sorted(new Set([own, ...others])))
      related += found.relations.length
    }
    expect(related).toBeGreaterThan(0)
  })
}
