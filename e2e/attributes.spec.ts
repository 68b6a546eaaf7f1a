import { instant, stands, toRow } from './fixture/sheet'
import { expect, test } from './fixture/test'

// A server of its own: what is stored here would be the team's dashboard for the others.
test.use({ world: instant('2026-03-18T18:20:00Z') })

const checkout = '/layer/GENERAL/service/cGxvdmVyOjpjaGVja291dA%3D%3D.1'

const card = (i: number, title: string, language: string) => ({
  i: String(i),
  x: 0,
  y: i * 5,
  w: 24,
  h: 5,
  type: 'Widget',
  widget: { title },
  graph: { type: 'Card' },
  expressions: ['avg(service_instance_cpm)'],
  aerie: { v: 1, gate: { attribute: 'language', is: [language] } },
})

const configuration = JSON.stringify({
  name: 'Overview',
  layer: 'GENERAL',
  entity: 'ServiceInstance',
  isDefault: true,
  children: [card(1, 'Of Java', 'JAVA'), card(2, 'Of Go', 'GO')],
})

test('what a list told of an instance is not asked again, by its own address it is; other languages stay away', async ({
  site,
  page,
  strict,
}) => {
  const query = 'mutation Add($setting: NewDashboardSetting!) { addTemplate(setting: $setting) { status message } }'
  const added = await page.request.post(`${site.url}/graphql`, {
    data: { query, variables: { setting: { configuration } } },
  })
  expect(await added.json()).toMatchObject({ data: { addTemplate: { status: true } } })
  const asked = (): number => strict.asked.filter(({ body }) => body.includes('getInstance(')).length

  await site.open(`${checkout}/Instances`)
  await toRow(site, page, 'Instances', 'checkout-fnw7562jb-k58cq')
  await expect(page.getByRole('heading', { name: 'Of Java' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Of Go' })).toHaveCount(0)
  expect(asked()).toBe(0)

  await page.reload()
  await stands(site)
  await expect(page.getByRole('heading', { name: 'Of Java' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Of Go' })).toHaveCount(0)
  expect(asked()).toBe(1)
})
