import { UNKIND } from './fixture/server'
import { expect, test } from './fixture/test'
import { stands } from './fixture/sheet'
import { hasInk, shownOn, type Shown } from './templates/ink'
import { hasStock, STOCK } from './templates/stock'
import { expected, opened, widgetsOf } from './templates/walked'

/** What `npm test` opens: every kind of control and of relation, processes, the largest pages. */
const CHOSEN: ReadonlySet<string> = new Set([
  ...['All', 'Service', 'ServiceInstance', 'Endpoint'].map((entity) => `GENERAL ${entity}`),
  ...['ServiceRelation', 'ServiceInstanceRelation', 'EndpointRelation'].map((entity) => `GENERAL ${entity}`),
  ...['All', 'Service', 'ServiceInstance', 'Process', 'ProcessRelation'].map((entity) => `MESH ${entity}`),
  ...['Service', 'ServiceInstance', 'ServiceRelation'].map((entity) => `K8S_SERVICE ${entity}`),
  ...[
    'MESH_DP ServiceInstance',
    'K8S Service',
    'BROWSER Service',
    'CILIUM_SERVICE Service',
    'SO11Y_OAP ServiceInstance',
  ],
])

test.use({ world: [...UNKIND, '--templates', STOCK], viewport: { width: 1440, height: 2400 } })
test.skip(!hasStock, 'the templates of OAP 10.4 are not beside the project')

const isWalked = (key: string): boolean =>
  Boolean(process.env['AERIE_ALL'] || process.env['AERIE_NAMED']) || CHOSEN.has(key)

/** Of what several subjects show of a widget the best is told. */
const worth = (shown: Shown): number => (hasInk(shown) ? 2 : shown.state === 'empty' ? 0 : 1)

for (const dashboard of opened) {
  const { layer, entity, name, at } = dashboard
  if (!isWalked(`${layer} ${entity}`)) continue
  test(`${layer} ${entity}: ${name} has ink in every widget that can have data`, async ({ site, page }) => {
    test.setTimeout(60_000 + 30_000 * at.length)
    const best = new Map<string, Shown>()
    const keep = (all: readonly Shown[]) => {
      for (const one of all) {
        const before = best.get(one.id)
        if (!before || worth(one) > worth(before)) best.set(one.id, one)
      }
    }
    for (const address of at) {
      await site.open(address)
      await stands(site)
      keep(await shownOn(page))
      const tabs = page.getByRole('tab')
      for (const tab of await tabs.all()) {
        if ((await tab.getAttribute('aria-disabled')) === 'true') continue
        if ((await tab.getAttribute('aria-selected')) === 'true') continue
        await tab.click()
        await expect(tab).toHaveAttribute('aria-selected', 'true')
        keep(await shownOn(page))
      }
    }
    const listed = new Map(
      expected
        .filter((one) => one.layer === layer && one.entity === entity && one.name === name)
        .map(({ widget, state }) => [widget, state] as const),
    )
    const blank = widgetsOf(dashboard).flatMap((id) => {
      const shown = best.get(id)
      if (shown && hasInk(shown)) return listed.has(id) ? [`${id} ${shown.type} has ink and is on the list`] : []
      const state = shown?.state ?? 'closed'
      return listed.get(id) === state ? [] : [`${id} ${JSON.stringify(shown ?? null)}`]
    })
    expect(blank).toEqual([])
  })
}
