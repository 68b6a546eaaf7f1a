import type { Page } from '@playwright/test'
import { instant, serviceId, stands } from './fixture/sheet'
import { expect, test, type Site } from './fixture/test'

// A server of its own: what is stored here would be the team's dashboard for the others.
test.use({ world: instant('2026-03-18T18:20:00Z') })

const checkout = `/layer/GENERAL/service/${serviceId('plover::checkout')}`

async function store(site: Site, page: Page, name: string, title: string): Promise<void> {
  const query = 'mutation Add($setting: NewDashboardSetting!) { addTemplate(setting: $setting) { status message } }'
  const card = { i: '0', x: 0, y: 0, w: 24, h: 5, type: 'Widget', widget: { title }, graph: { type: 'Card' } }
  const children = [{ ...card, expressions: ['avg(service_cpm)'], metricConfig: [{ label: 'calls', unit: '/min' }] }]
  const configuration = JSON.stringify({ name, layer: 'GENERAL', entity: 'Service', children })
  const added = await page.request.post(`${site.url}/graphql`, {
    data: { query, variables: { setting: { configuration } } },
  })
  expect(await added.json()).toMatchObject({ data: { addTemplate: { status: true } } })
}

test('dashboards of ours are Chinese on a Chinese page, the team’s are as it wrote them, addresses are the same', async ({
  site,
  page,
}) => {
  await store(site, page, 'Tills', 'Success rate')
  await site.open(`${checkout}/Overview?lang=zh-CN`)
  await stands(site)
  const cell = (name: string) => page.getByRole('group', { name, exact: true })
  for (const title of ['成功率', '负载', '失败调用']) await expect(cell(title).first()).toBeVisible()
  await expect(page.getByRole('heading', { name: '响应时间', exact: true }).first()).toBeVisible()
  await expect(page.getByText('百分位数，ms', { exact: true }).first()).toBeVisible()
  const titles = await page.locator('.sheet h3').allTextContents()
  expect(titles.filter((title) => !/\p{Script=Han}/u.test(title))).toEqual(['Apdex'])
  await expect(page).toHaveTitle(/^checkout · 概览 · 通用服务/)
  await expect(page).toHaveURL(/\/Overview\?lang=zh-CN$/)

  const pages = page.getByRole('navigation', { name: '本页的仪表盘' })
  await expect(pages.getByRole('link')).toHaveText([/^Tills/, /^概览/, '实例', '端点', '拓扑', '编辑 概览'])
  await pages.getByRole('link', { name: '端点' }).click()
  await expect(page).toHaveURL(/\/Endpoints\?lang=zh-CN/)
  await stands(site)

  // A column is called in the reader's language, and sorted by in everybody's.
  const list = page.locator('[data-type="EndpointList"]')
  await list.getByRole('columnheader', { name: /^负载/ }).getByRole('button').click()
  await expect(page).toHaveURL(/sort=-Load/)
  await expect(list.getByRole('columnheader', { name: /^负载/ })).toHaveAttribute('aria-sort', 'descending')

  await pages.getByRole('link', { name: 'Tills' }).click()
  await expect(page).toHaveURL(/\/Tills\?/)
  await stands(site)
  await expect(page.locator('.sheet h3')).toHaveText(['Success rate'])
})
