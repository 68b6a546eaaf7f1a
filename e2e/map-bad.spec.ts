import type { Page } from '@playwright/test'
import { graph, inAddress, mapStands, nodeId, tableRow } from './fixture/graph'
import { expect, test } from './fixture/faulty'
import { tryNow } from './fixture/outage'
import type { Fault } from './fixture/faults'

const general = '/topology?f.layer=GENERAL&from=now-1h&to=now'
const REFUSED = /Failed to load resource/
const PASS: Fault = { kind: 'pass' }

const id = (name: string): string => nodeId(name)
const node = (name: string, more = {}) => ({
  ...{ id: id(name), name, type: 'SpringMVC', isReal: true, layers: ['GENERAL'] },
  ...more,
})
const call = (from: string, to: string, more = {}) => ({
  ...{ id: `${id(from)}-${id(to)}`, source: id(from), target: id(to), detectPoints: ['CLIENT', 'SERVER'] },
  ...{ sourceComponents: [], targetComponents: [] },
  ...more,
})
/** OAP answers maps with this one, all else as it is. */
const told =
  (topology: unknown) =>
  (asked: { readonly body: { readonly query?: string } }): Fault => {
    const [, root] = /\b(getGlobalTopology|getServicesTopology)\b/.exec(asked.body.query ?? '') ?? []
    if (root === undefined) return PASS
    const body = JSON.stringify({ data: { [root]: topology } })
    return { kind: 'answer', status: 200, type: 'application/json', body, headers: {} }
  }
const counted = (page: Page) => page.locator('[data-part="map-count"]')

test('a self call, a cycle, a call told twice, a call to a node that is not listed', async ({ site, page, faulty }) => {
  void site
  const topology = {
    nodes: [node('plover::checkout'), node('plover::pricing'), node('plover::pricing')],
    calls: [
      call('plover::checkout', 'plover::checkout'),
      call('plover::checkout', 'plover::pricing'),
      call('plover::checkout', 'plover::pricing', { id: 'again', detectPoints: ['CLIENT'] }),
      call('plover::pricing', 'plover::checkout'),
      call('plover::pricing', 'a ghost'),
    ],
  }
  faulty.proxy.set(told(topology))
  await page.goto(`${faulty.url}/topology?of=service:${inAddress(id('plover::checkout'))}&f.layer=GENERAL`)
  await mapStands(page)
  await expect(graph(page)).toHaveAttribute('data-ready', 'true')
  await expect(counted(page)).toHaveText('3 services, 4 calls')
  await page.getByRole('button', { name: 'Table' }).click()
  await tableRow(page, id('a ghost')).click()
  await expect(page.locator('[data-part="node-side"]')).toContainText('only a call names it')
  await tableRow(page, call('plover::checkout', 'plover::checkout').id).click()
  await expect(page.locator('[data-part="call-side"]')).toContainText('calls itself')
})

test('one node alone is a map; nobody at all is a sentence and a way to know why', async ({ site, page, faulty }) => {
  void site
  faulty.proxy.set(told({ nodes: [], calls: [] }))
  await page.goto(`${faulty.url}/topology?of=service:${inAddress(id('plover::checkout'))}&f.layer=GENERAL`)
  await mapStands(page)
  await expect(counted(page)).toHaveText('1 service, 0 calls')
  await expect(page.getByText('plover::checkout neither called nor was called in this window')).toBeVisible()

  await page.goto(`${faulty.url}/topology?f.layer=ATLANTIS`)
  await expect(page.getByText('Nobody called anybody in this window')).toBeVisible()
  await page.getByRole('button', { name: /Why/ }).click()
  await expect(page.locator('[data-doctor="done"]')).toBeVisible()

  // Services that call nobody are on the map of their layer.
  faulty.proxy.set(told({ nodes: [], calls: [] }))
  await page.goto(`${faulty.url}${general}`)
  await mapStands(page)
  await expect(counted(page)).toHaveText(/^\d\d services, 0 calls$/)
})

test('a map that cannot be read says where, and is asked again', async ({ site, page, faulty }) => {
  void site
  faulty.proxy.set(told({ nodes: [{ id: 7 }], calls: [] }))
  await page.goto(`${faulty.url}${general}`)
  await expect(page.getByRole('main').getByRole('alert')).toContainText('getGlobalTopology.nodes[0]')
  faulty.proxy.heal()
  await page.getByRole('main').getByRole('button', { name: 'Retry' }).click()
  await mapStands(page)
  await expect(counted(page)).toHaveText(/services/)
})

const thirdFails: Fault = {
  kind: 'change',
  change: ({ data, ...rest }) => ({
    ...rest,
    data: Object.fromEntries(
      Object.entries(data ?? {}).map(([key, value], index) =>
        index % 3 === 0 ? [key, { type: 'UNKNOWN', error: 'no shard answers', results: [] }] : [key, value],
      ),
    ),
  }),
}

test('a third of the metrics fail: the rest is drawn, and the failure is said', async ({ site, page, faulty }) => {
  void site
  faulty.proxy.set(({ body }) => (/execExpression/.test(body.query ?? '') ? thirdFails : PASS))
  await page.goto(`${faulty.url}${general}&view=table`)
  await expect(page.locator('main [data-state="partial"]').first()).toBeVisible({ timeout: 15_000 })
  await expect(page.getByText(/^\d+ numbers? failed/).first()).toBeVisible()
  await expect(page.locator('[data-row]').first()).toBeVisible()
  faulty.proxy.heal()
  await page.getByRole('main').getByRole('button', { name: 'Retry' }).click()
  await expect(page.locator('main [data-state="fresh"]').first()).toBeVisible({ timeout: 15_000 })
})

test('OAP goes while a map is open: the map stays and says so, and is fresh once OAP is back', async ({
  site,
  page,
  faulty,
  strict,
}) => {
  void site
  strict.expectFault(REFUSED)
  await page.goto(`${faulty.url}${general}`)
  await mapStands(page)
  const before = await counted(page).innerText()
  faulty.proxy.set(() => ({ kind: 'refuse' }))
  await page.evaluate(() => {
    history.pushState(history.state, '', location.pathname + location.search.replace('now-1h', 'now-2h'))
    window.dispatchEvent(new PopStateEvent('popstate', { state: history.state }))
  })
  await expect(page.locator('main [data-state="stale"]').first()).toBeVisible({ timeout: 15_000 })
  await expect(page.getByText('OAP does not answer: the map as it was')).toBeVisible()
  expect(await counted(page).innerText()).toBe(before)
  await expect(graph(page)).toBeVisible()
  await tryNow(page, () => faulty.proxy.heal())
  await expect(page.locator('main [data-state="fresh"]').first()).toBeVisible({ timeout: 15_000 })
})

test('a refresh within the same minute without OAP: the numbers are called earlier ones, not failed', async ({
  site,
  page,
  faulty,
  strict,
}) => {
  void site
  strict.expectFault(REFUSED)
  await page.goto(`${faulty.url}${general}`)
  await mapStands(page)
  faulty.proxy.set(() => ({ kind: 'refuse' }))
  await page.getByRole('button', { name: 'Refresh', exact: true }).click()
  await expect(page.locator('main [data-state="stale"]').first()).toBeVisible()
  await expect(page.getByText('OAP does not answer: the map as it was')).toBeVisible()
  await expect(page.getByText(/numbers? failed/)).toHaveCount(0)
  await tryNow(page, () => faulty.proxy.heal())
  await expect(page.locator('main [data-state="fresh"]').first()).toBeVisible()
})

test('addresses that name no map, no layer and nobody', async ({ site, page }) => {
  await site.open('/topology?of=service:nonsense')
  await expect(page.getByText('There is no map of that')).toBeVisible()
  await site.open('/topology?f.layer=ATLANTIS')
  await expect(page.getByText('Nobody called anybody in this window')).toBeVisible()
  await site.open(`${general}&sel=nobody&f.depth=99&f.hops=x&view=sideways&f.layout=spiral&sort=__proto__`)
  await mapStands(page)
  await expect(page.getByText('What was chosen is not on the map in this window.')).toBeVisible()
})
