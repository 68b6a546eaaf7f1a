import AxeBuilder from '@axe-core/playwright'
import { expect, test } from './fixture/test'

const checkout = '/layer/GENERAL/service/cGxvdmVyOjpjaGVja291dA%3D%3D.1'

test('an address in Chinese is Chinese all over, and stays so from page to page', async ({ site, page }) => {
  await site.open('/layer/GENERAL?lang=zh-CN')
  await expect(page.locator('[data-ready="true"]').first()).toBeVisible()
  await expect(page.locator('[data-type="ServiceList"][data-state="fresh"]')).toBeVisible()
  const html = page.locator('html')
  await expect(html).toHaveAttribute('lang', 'zh-CN')
  await expect(page).toHaveTitle(/通用服务 · Aerie$/)

  // The shell, the bar, the time, the list.
  const menu = page.getByRole('navigation', { name: '层', exact: true })
  await expect(menu.getByRole('searchbox', { name: '查找层' })).toBeVisible()
  await expect(menu.getByRole('link', { name: /通用服务/ })).toBeVisible()
  await menu.getByRole('searchbox').fill('缓存')
  await expect(menu.getByRole('link', { name: /虚拟缓存/ })).toBeVisible()
  await expect(menu.getByRole('link', { name: /通用服务/ })).toHaveCount(0)
  await menu.getByRole('searchbox').fill('')
  const bar = page.getByRole('banner')
  await expect(bar.getByRole('button', { name: /全部服务/ })).toBeVisible()
  await expect(bar.getByRole('button', { name: /最近 30 分钟/ })).toBeVisible()
  await expect(page.getByRole('region', { name: '时间轴' })).toBeVisible()
  const list = page.locator('[data-type="ServiceList"]')
  await expect(list.getByRole('searchbox', { name: '查找服务' })).toBeVisible()
  await expect(list.getByText(/^\d+ 个服务/)).toBeVisible()

  // No path of a text instead of the text, and no noun of ours left over in English.
  const words = await page.locator('body').innerText()
  expect(words).not.toMatch(/\b(shell|time|lists|serviceList|layer|dashboard|layers)\.[a-z]\w*/)
  for (const english of ['Find', 'General services', 'All services', 'Last 30 min', 'Home', 'Settings', 'Columns'])
    expect(words).not.toContain(english)
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([])

  await list.getByRole('link', { name: 'checkout', exact: true }).click()
  await expect(page).toHaveURL(/\/service\/.*lang=zh-CN/)
  await expect(page.locator('[data-type="Line"][data-state="fresh"]').first()).toBeVisible()
  await expect(html).toHaveAttribute('lang', 'zh-CN')
  await bar.getByRole('button', { name: /全部实例/ }).click()
  await expect(page.getByRole('dialog').getByRole('combobox', { name: '查找实例' })).toBeVisible()
  await page.keyboard.press('Escape')

  // The settings say what the address says; choosing English there ends both.
  await page.getByRole('link', { name: '设置' }).click()
  const language = page.getByRole('combobox', { name: '语言' })
  await expect(language).toHaveValue('zh-CN')
  await language.selectOption('en')
  await expect(page.getByRole('heading', { name: 'Look' })).toBeVisible()
  await expect(html).toHaveAttribute('lang', 'en')
  await expect(page).not.toHaveURL(/lang=/)
})

test.describe('a browser in Chinese', () => {
  test.use({ locale: 'zh' })

  test('is answered in Chinese, with dates and relations of its own', async ({ site, page }) => {
    await site.open(`${checkout}?from=2026-03-17&to=2026-03-18`)
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
    await expect(page.getByRole('banner').getByRole('button', { name: /3月17日/ })).toBeVisible()
  })
})
