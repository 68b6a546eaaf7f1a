import type { Page } from '@playwright/test'
import { changed, opened, paste, save, titled } from '../fixture/editor'
import { expect, test, type Site } from '../fixture/test'
import { oap, settled, window } from './compare'
import { servicesOf } from './asked'
import { walks } from './pages'
import { ask } from './plain'

interface Row {
  readonly id: string
  readonly configuration: string
}
interface Head {
  readonly name: string
  readonly layer: string
  readonly entity: string
}

const rows = async (): Promise<readonly Row[]> =>
  (await ask<{ getAllTemplates: readonly Row[] }>(oap, '{ getAllTemplates { id configuration } }')).getAllTemplates
const headOf = ({ configuration }: Row): Head => JSON.parse(configuration) as Head
const inAddress = (id: string): string => encodeURIComponent(id).replaceAll('%2F', '~')

/** How many widgets of the open dashboard have an answer that is drawn. */
async function drawn(page: Page): Promise<number> {
  await settled(page)
  return page.locator('[data-widget][data-state="fresh"]').count()
}

test(
  "OAP's stored dashboards are read, and several are drawn with data",
  walks('a layer, as OAP stores it', 'a service, as OAP stores it'),
  async ({ site, page }) => {
    const stored = (await rows()).map(headOf)
    const [service] = await servicesOf(oap, 'GENERAL')
    if (!service) throw new Error('OAP has no service')
    let seen = 0
    for (const [layer, entity, path] of [
      ['GENERAL', 'All', '/layer/GENERAL'],
      ['GENERAL', 'Service', `/layer/GENERAL/service/${inAddress(service.id)}`],
      ['VIRTUAL_DATABASE', 'All', '/layer/VIRTUAL_DATABASE'],
      ['VIRTUAL_CACHE', 'All', '/layer/VIRTUAL_CACHE'],
    ] as const) {
      const found = stored.find((one) => one.layer === layer && one.entity === entity)
      if (!found) continue
      await site.open(`${path}/${encodeURIComponent(found.name)}?${window}`)
      await expect(page.locator('[data-dashboard]')).toHaveAttribute('data-dashboard', found.name)
      expect(await drawn(page), `${layer} ${entity}`).toBeGreaterThan(0)
      seen += 1
    }
    expect(seen).toBeGreaterThan(2)
  },
)

const NAME = `Kept here ${Date.now()}`
const configuration = {
  name: NAME,
  layer: 'GENERAL',
  entity: 'Service',
  children: [
    {
      ...{ x: 0, y: 0, w: 8, h: 10, i: '0', type: 'Widget' },
      widget: { title: 'Calls' },
      graph: { type: 'Line' },
      expressions: ['service_cpm'],
      metricConfig: [{ unit: 'calls / min' }],
    },
  ],
}

/** The dashboard of that name shows this title, with a picture of what OAP answers. */
async function shows(site: Site, page: Page, title: string): Promise<void> {
  const [service] = await servicesOf(oap, 'GENERAL')
  await site.open(`/layer/GENERAL/service/${inAddress(service?.id ?? '')}/${encodeURIComponent(NAME)}?${window}`)
  await expect(page.locator('[data-dashboard]')).toHaveAttribute('data-dashboard', NAME)
  await expect(page.getByRole('heading', { name: title, exact: true })).toBeVisible()
  expect(await drawn(page)).toBe(1)
}

const ours = async (): Promise<Row> => {
  const found = (await rows()).find((row) => row.configuration.includes(NAME))
  if (!found) throw new Error('OAP does not have it')
  return found
}

test(
  'one of ours is stored, drawn, changed in the page and read back from OAP',
  walks('editor of a dashboard'),
  async ({ site, page }) => {
    // OAP reads its templates anew every ten seconds or so.
    test.setTimeout(180_000)
    const query =
      'mutation Add($setting: NewDashboardSetting!) { addTemplate(setting: $setting) { id status message } }'
    const added = await ask<{ addTemplate: { status: boolean; message: string } }>(oap, query, {
      setting: { configuration: JSON.stringify(configuration) },
    })
    expect(added.addTemplate).toMatchObject({ status: true })
    await expect
      .poll(async () => (await rows()).some((row) => row.configuration.includes(NAME)), { timeout: 30_000 })
      .toBe(true)
    await shows(site, page, 'Calls')

    const { id, configuration: before } = await ours()
    await site.open(`/dashboards/${encodeURIComponent(id)}/edit`)
    await opened(page)
    await paste(page, changed(before, titled(0, 'Calls a minute')))
    await save(page)
    await expect(page.getByText('Saved, and read back from OAP')).toBeVisible({ timeout: 60_000 })
    await expect
      .poll(async () => (await ours()).configuration, { timeout: 30_000 })
      .toBe(before.replace('"Calls"', '"Calls a minute"'))
    await shows(site, page, 'Calls a minute')

    // This OAP cannot remove it, and the team's is the first that opens: it is marked, and the others see what they expect.
    const marked = { ...JSON.parse((await ours()).configuration), aerie: { v: 1, deleted: true } }
    const change = 'mutation Change($setting: DashboardSetting!) { changeTemplate(setting: $setting) { status } }'
    await ask(oap, change, { setting: { id, configuration: JSON.stringify(marked) } })
  },
)

test(
  'one that ships with the page is cloned: OAP keeps it whole, it is changed and then deleted by a mark',
  walks('dashboards', 'editor of a dashboard'),
  async ({ site, page }) => {
    test.setTimeout(180_000)
    const kept = async (name: string) => (await rows()).find((row) => headOf(row).name === name)?.configuration ?? ''
    await site.open('/dashboards?f.layer=GENERAL&q=Endpoints')
    await expect(page.locator('.dashboards')).toHaveAttribute('data-ready', 'true')
    await page.getByRole('button', { name: 'About Endpoints', exact: true }).click()
    await page.getByRole('button', { name: 'Clone' }).click()
    const done = page.getByRole('status').filter({ hasText: /^Endpoints copy( \d+)? is stored/ })
    await expect(done).toBeVisible({ timeout: 60_000 })
    const name = /^Endpoints copy(?: \d+)?/.exec(await done.innerText())?.[0] ?? ''
    const before = await kept(name)
    expect(JSON.parse(before)).toMatchObject({ name, layer: 'GENERAL', entity: 'Service', isDefault: false })
    expect(before).toContain('avg(endpoint_cpm)')

    const [service] = await servicesOf(oap, 'GENERAL')
    await site.open(`/layer/GENERAL/service/${inAddress(service?.id ?? '')}/${encodeURIComponent(name)}?${window}`)
    await expect(page.locator('[data-dashboard]')).toHaveAttribute('data-dashboard', name)
    expect(await drawn(page)).toBeGreaterThan(0)

    const row = (await rows()).find(({ configuration }) => configuration === before)
    await site.open(`/dashboards/${encodeURIComponent(row?.id ?? '')}/edit`)
    await opened(page)
    await paste(page, changed(before, titled(0, 'What it serves')))
    await save(page)
    await expect(page.getByText('Saved, and read back from OAP')).toBeVisible({ timeout: 60_000 })
    await expect.poll(() => kept(name), { timeout: 30_000 }).toContain('"What it serves"')

    await site.open(`/dashboards?f.layer=GENERAL&q=${encodeURIComponent(name)}`)
    await page.getByRole('button', { name: `About ${name}`, exact: true }).click()
    await page.getByRole('button', { name: 'Delete' }).click()
    await expect(page.getByRole('status').filter({ hasText: 'is deleted' })).toContainText('marked as deleted', {
      timeout: 60_000,
    })
    await expect.poll(() => kept(name), { timeout: 30_000 }).toContain('"deleted":true')
  },
)
