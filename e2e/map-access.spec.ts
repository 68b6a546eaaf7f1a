import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { inAddress, mapStands, nodeId } from './fixture/graph'
import { instant } from './fixture/sheet'
import { expect, test } from './fixture/test'
import { LATER_THEMES } from './fixture/themes'

test.use({ world: instant('2026-03-18T18:20:00Z') })

const CHECKOUT = nodeId('plover::checkout')
const DATABASE = nodeId('postgres-orders.data.svc.cluster.local:5432', false)
const around = `/topology?of=service:${inAddress(CHECKOUT)}&f.layer=GENERAL&f.depth=1&from=now-1h&to=now`

async function clean(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const said = violations.flatMap(({ id, impact, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} (${impact}): ${target.join(' ')} ${failureSummary ?? ''}`),
  )
  expect(said, what).toEqual([])
}

for (const theme of LATER_THEMES)
  test(`axe finds nothing on maps, ${theme}`, async ({ site, page }) => {
    test.slow()
    for (const [what, address] of [
      ['the choice', '/topology?from=now-1h'],
      ['a node', `${around}&sel=${inAddress(DATABASE)}`],
      ['a call as a table', `${around}&view=table&sel=${inAddress(`${CHECKOUT}-${DATABASE}`)}`],
      ['a hierarchy', `${around}&view=hierarchy`],
      ['nothing', '/topology?f.layer=ATLANTIS'],
    ] as const) {
      await site.open(`${address}&theme=${theme}`)
      await mapStands(page)
      await clean(page, what)
    }
  })

test('on a phone the panel stands below the map, and nothing is wider than the page', async ({ site, page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await site.open(`${around}&sel=${inAddress(DATABASE)}`)
  await mapStands(page)
  const [graph, side] = await Promise.all(
    ['[data-part="graph"]', '[data-part="node-side"]'].map((part) => page.locator(part).boundingBox()),
  )
  expect(side?.y ?? 0).toBeGreaterThanOrEqual((graph?.y ?? 0) + (graph?.height ?? 0) - 1)
  expect(graph?.height ?? 0).toBeGreaterThan(200)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await clean(page, 'narrow')
})

test('the page is called by what the map is of', async ({ site, page }) => {
  await site.open(around)
  await expect(page).toHaveTitle('checkout · Map · Aerie')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Map\s+checkout/)
  await site.open('/topology?f.layer=GENERAL')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Map\s+General services/)
})
