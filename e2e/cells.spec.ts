import { UNKIND } from './fixture/server'
import { expect, test } from './fixture/test'

// A server of its own: what is stored here would be the team's dashboard for the others.
test.use({ world: [...UNKIND] })

const checkout = '/layer/GENERAL/service/cGxvdmVyOjpjaGVja291dA%3D%3D.1'

const card = (i: number, x: number, w: number, title: string, expressions: readonly string[], unit = '') => ({
  i: String(i),
  x,
  y: 0,
  w,
  h: 5,
  type: 'Widget',
  widget: { title },
  graph: { type: 'Card' },
  expressions,
  metricConfig: expressions.map(() => ({ unit })),
})

const configuration = JSON.stringify({
  name: 'Narrow',
  layer: 'GENERAL',
  entity: 'Service',
  children: [
    card(1, 0, 3, 'Wide number', ['avg(service_cpm)*1234.56789', 'service_cpm'], 'requests/min'),
    card(2, 3, 4, 'Broken', ['no_such_metric_with_a_long_name']),
    card(3, 7, 4, 'A title that is rather long', ['avg(service_cpm)/0']),
  ],
})

for (const width of [1440, 390])
  test(`small cells at ${width} px: numbers whole, notices from their first line, titles not squeezed out`, async ({
    site,
    page,
    strict,
  }) => {
    strict.allowText(/^∞$/)
    const query = 'mutation Add($setting: NewDashboardSetting!) { addTemplate(setting: $setting) { status message } }'
    const added = await page.request.post(`${site.url}/graphql`, {
      data: { query, variables: { setting: { configuration } } },
    })
    expect(await added.json()).toMatchObject({ data: { addTemplate: { status: true } } })
    await page.setViewportSize({ width, height: 900 })
    await site.open(`${checkout}/Narrow`)
    const cell = (id: number) => site.view.locator(`[data-widget="${id}"]`)
    await expect(cell(1)).toHaveAttribute('data-state', 'fresh')
    await expect(cell(2)).toHaveAttribute('data-state', 'error')

    const number = cell(1).locator('.value bdi')
    expect(await number.evaluate((it) => it.scrollWidth - it.clientWidth)).toBeLessThanOrEqual(0)

    const head = await cell(2).locator('header').boundingBox()
    const title = await cell(2).locator('.title').boundingBox()
    expect(title?.y).toBeGreaterThanOrEqual((head?.y ?? 0) + (head?.height ?? 0) - 1)

    const shown = await cell(3).getByRole('heading').boundingBox()
    const frame = await cell(3).boundingBox()
    expect(shown?.width).toBeGreaterThan((frame?.width ?? 0) * 0.3)
  })
