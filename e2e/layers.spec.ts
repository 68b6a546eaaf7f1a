import AxeBuilder from '@axe-core/playwright'
import { expect, test } from './fixture/test'

test('all layers: what each is, who reports, how it is set up; found by what it is', async ({ site, page }) => {
  await site.open('/')
  await site.view.getByRole('link', { name: 'All layers, and how to set them up' }).click()
  await expect(page).toHaveURL(/\/layers$/)
  await expect(page).toHaveTitle(/^Layers · /)
  const list = site.view.locator('.catalogue')
  await expect(list).toHaveAttribute('data-state', 'fresh')
  const mysql = list.getByRole('listitem').filter({ hasText: 'MYSQL' })
  await expect(mysql).toContainText('2 services')
  await expect(mysql.getByRole('link', { name: 'How to set up MySQL' })).toHaveAttribute(
    'href',
    /^https:\/\/skywalking/,
  )
  expect((await new AxeBuilder({ page }).include('.catalogue').analyze()).violations).toEqual([])

  await list.getByRole('searchbox').fill('ebpf')
  await expect(list.getByRole('listitem')).toHaveText([/K8S_SERVICE/])
  await expect(page).toHaveURL(/q=ebpf/)
  await list.getByRole('link', { name: 'Kubernetes services', exact: true }).click()
  await expect(page).toHaveURL(/\/layer\/K8S_SERVICE/)
})
