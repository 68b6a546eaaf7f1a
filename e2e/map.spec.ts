import { graph, inAddress, map, mapStands, mapSurvives, metricOf, nodeId, pointAt, tableRow } from './fixture/graph'
import { instant, near, widget } from './fixture/sheet'
import { expect, test } from './fixture/test'

// J1: ten minutes into a db-saturation.
test.use({ world: instant('2026-03-18T18:20:00Z') })

const HOUR = 'from=now-1h&to=now&tz=utc'
const CHECKOUT = nodeId('plover::checkout')
const SETTLEMENT = nodeId('plover::settlement')
const DATABASE = nodeId('postgres-orders.data.svc.cluster.local:5432', false)
const service = `/layer/GENERAL/service/${inAddress(CHECKOUT)}`
const around = (depth: number): string =>
  `/topology?of=service:${inAddress(CHECKOUT)}&f.layer=GENERAL&f.depth=${depth}&${HOUR}`
const NOT_BAD = ['plover::seatmap', 'plover::pricing', 'plover::promo', 'plover::profile', 'plover::payment']

test('J1.4: by mouse, the edge to the database is bad, seen by the client only, 260 ms against 7 before', async ({
  site,
  page,
}) => {
  await site.open(`${service}/Overview?${HOUR}`)
  await page.getByRole('navigation', { name: 'Where' }).getByRole('link', { name: 'Map', exact: true }).click()
  await expect(page).toHaveURL(/\/topology\?/)
  await mapStands(page)
  await page.locator('[data-part="map-depth"]').selectOption('1')
  await mapStands(page)
  await expect(page.locator('[data-part="map-count"]')).toHaveText('10 services, 9 calls')

  const { x, y } = await pointAt(page, 'plover::checkout → postgres-orders.data.svc.cluster.local:5432')
  await page.mouse.click(x, y)
  const side = page.locator('[data-part="call-side"]')
  await expect(side.getByRole('img', { name: 'trouble' })).toBeVisible()
  await expect(side.locator('[data-side]')).toHaveCount(1)
  await expect(side.locator('[data-side="client"] .was')).toHaveText(/^was 7 ms, last 2[56]\d ms$/)
  expect(await metricOf(side, 'latency')).toBeGreaterThan(35)
  await mapSurvives(page, map(page))
  await expect(side.locator('[data-side="client"] .was')).toHaveText(/^was 7 ms/)

  await page.getByRole('button', { name: 'Table' }).click()
  for (const name of NOT_BAD)
    await expect(tableRow(page, `${CHECKOUT}-${nodeId(name)}`).getByRole('img')).toHaveAttribute('aria-label', 'fine')
})

test('J1.5: with depth 2 a second client stands out, settlement, with calls of seconds', async ({ site, page }) => {
  await site.open(around(2))
  await mapStands(page)
  const { x, y } = await pointAt(page, 'plover::settlement → postgres-orders.data.svc.cluster.local:5432')
  await page.mouse.click(x, y)
  const side = page.locator('[data-part="call-side"]')
  await expect(side.locator('.was')).toHaveText(/^was .*, last (1[5-9]|2\d)[\d,.]*/)
  await mapSurvives(page, map(page))
  await side.getByRole('button', { name: 'plover::settlement' }).click()
  await expect(page).toHaveURL(new RegExp(`sel=${SETTLEMENT.replace(/[.=]/g, '\\$&')}|sel=${inAddress(SETTLEMENT)}`))
  const node = page.locator('[data-part="node-side"]')
  await expect(node.getByRole('heading', { level: 3 })).toContainText('plover::settlement')
  expect(await metricOf(node, 'latency')).toBeGreaterThan(2_000)
  await expect(node.getByRole('link', { name: 'Traces' })).toHaveAttribute('href', /\/traces\?.*of=service/)
})

test('J1.6: the virtual database leads to the real one and to its layers', async ({ site, page }) => {
  await site.open(`${around(1)}&sel=${inAddress(DATABASE)}`)
  await mapStands(page)
  const node = page.locator('[data-part="node-side"]')
  await expect(node.locator('[data-part="real"]')).toContainText('postgresql::postgres-orders.data')
  await expect(node.locator('[data-part="real"]')).toHaveAttribute('href', /\/layer\/POSTGRESQL\/service\//)

  await node.getByRole('link', { name: 'Layers', exact: true }).click()
  await expect(page).toHaveURL(/view=hierarchy/)
  await mapStands(page)
  const cards = page.locator('a[data-layer]')
  await expect(cards).toHaveCount(3)
  expect(await cards.evaluateAll((all) => all.map((one) => one.getAttribute('data-layer')))).toEqual([
    'VIRTUAL_DATABASE',
    'POSTGRESQL',
    'K8S_SERVICE',
  ])
  await expect(cards.first()).toHaveAttribute('aria-current', 'true')
  await mapSurvives(page, page.locator('a[data-layer="POSTGRESQL"]'))
  await page.locator('a[data-layer="POSTGRESQL"]').click()
  await expect(page).toHaveURL(/\/layer\/POSTGRESQL\/service\//)
})

test('J1.4–6 by keyboard: the table has all of it', async ({ site, page }) => {
  await site.open(`/?${HOUR}`)
  await expect(page.locator('[data-state="fresh"]').first()).toBeVisible()
  await page.keyboard.press('g')
  await page.keyboard.press('m')
  await expect(page).toHaveURL(/\/topology/)
  await page
    .getByRole('main')
    .getByRole('link', { name: /General services/ })
    .focus()
  await page.keyboard.press('Enter')
  await mapStands(page)
  await page.getByRole('button', { name: 'Table' }).focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/view=table/)
  await mapStands(page)

  // The worst call stands in the first rows; arrows go on.
  const calls = page.locator('section.table').nth(1)
  await calls.locator('button[tabindex="0"]').focus()
  const wanted = `${CHECKOUT}-${DATABASE}`
  for (let steps = 0; steps < 80; steps++) {
    const at = await page.evaluate(() => document.activeElement?.closest('[data-row]')?.getAttribute('data-row'))
    if (at === wanted) break
    await page.keyboard.press('ArrowDown')
  }
  await page.keyboard.press('Enter')
  const side = page.locator('[data-part="call-side"]')
  await expect(side.locator('.was')).toHaveText(/^was 7 ms/)
  await side.getByRole('button', { name: /^postgres-orders/ }).focus()
  await page.keyboard.press('Enter')
  await page.locator('[data-part="real"]').focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/layer\/POSTGRESQL\/service\//)
})

test('find goes from hit to hit, hops dim, problems only says how many it hides', async ({ site, page }) => {
  await site.open(`/topology?f.layer=GENERAL&${HOUR}`)
  await mapStands(page)
  await page.keyboard.press('/')
  await page.keyboard.type('post')
  await expect(page.getByText(/^1 of \d$/)).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/sel=/)
  await page.keyboard.press('Enter')
  await expect(page.getByText(/^2 of \d$/)).toBeVisible()
  await page.locator('[data-part="map-hops"]').selectOption('1')
  await expect(page).toHaveURL(/f\.hops=1/)
  await page.getByRole('button', { name: 'Problems only' }).click()
  await expect(page.locator('[data-part="map-hidden"]')).toHaveText(/^[1-9]\d* hidden$/)
  await mapSurvives(page, page.locator('[data-part="map-hidden"]'))
  await page.goBack()
  await page.goBack()
  await expect(page).not.toHaveURL(/f\.hops/)
})

test('a node stays where it was put, also after a reload, until that is undone', async ({ site, page }) => {
  await site.open(around(1))
  await mapStands(page)
  const { x, y } = await pointAt(page, 'plover::promo')
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x - 60, y + 30, { steps: 6 })
  await page.mouse.up()
  const undo = page.getByRole('button', { name: 'Undo moves' })
  await expect(undo).toBeVisible()
  await page.reload()
  await mapStands(page)
  await expect(undo).toBeVisible()
  await page.getByRole('button', { name: 'Force' }).click()
  await expect(undo).toHaveCount(0)
  await page.getByRole('button', { name: 'Layered' }).click()
  await undo.click()
  await expect(undo).toHaveCount(0)
})

test('a map in a dashboard is one of its own, with its own state', async ({ site, page }) => {
  await site.open(`${service}/Map?${HOUR}`)
  await expect(graph(page)).toHaveAttribute('data-ready', 'true')
  await expect(page.locator('[data-part="map-count"]')).toHaveText('10 services, 9 calls')
  await widget(page, 'Topology').getByRole('button', { name: 'Table' }).click()
  await expect(page).toHaveURL(/w\.0\.view=table/)
  await expect(tableRow(page, CHECKOUT)).toBeVisible()
  near(Number((await tableRow(page, CHECKOUT).locator('.load').innerText()).replace(/[^\d.]/g, '')), 1278)
})

test('a call opens its relation, its instances and the traces of its caller', async ({ site, page }) => {
  const call = `${CHECKOUT}-${nodeId('plover::pricing')}`
  await site.open(`${around(1)}&sel=${inAddress(call)}`)
  await mapStands(page)
  const side = page.locator('[data-part="call-side"]')
  await expect(side.locator('[data-side]')).toHaveCount(2)
  const [client, server] = [side.locator('[data-side="client"]'), side.locator('[data-side="server"]')]
  near(await metricOf(client, 'load'), await metricOf(server, 'load'), 0.1)
  await expect(side.getByRole('link', { name: 'Open relation' })).toHaveAttribute(
    'href',
    /\/layer\/GENERAL\/relation\//,
  )
  await side.getByRole('link', { name: 'Instance map' }).click()
  await mapStands(page)
  await expect(page.locator('[data-part="map-count"]')).toHaveText(/^\d+ instances, \d+ calls$/)
})
