import { instant, near, read, rowsIn, stands, survivesReload, toLayer, toRow, toWindow, widget } from './fixture/sheet'
import { expect, test } from './fixture/test'

test.use({ world: instant('2026-03-18T13:24:00Z') })

test('J4.2–3: a canary fails; latency is fine, two of five instances are not', async ({ site, page }) => {
  await site.open('/?from=now-1h&to=now&tz=utc')
  await toLayer(site, page, /General services/)
  await toRow(site, page, 'Services', 'checkout')
  const hour = { from: '12:24', to: '13:24' }
  near((await read(page, 'Success rate', '13:22', hour)).get('success'), 83.5, 0.0036)
  near((await read(page, 'Average response', '13:22', hour)).get('average'), 150, 0.1)

  await page.getByRole('navigation', { name: 'Dashboards' }).getByRole('link', { name: 'Instances' }).click()
  await expect(page).toHaveURL(/\/Instances\?/)
  await stands(site)
  await toWindow(site, page, 'now-5m')
  const rows = [...(await rowsIn(page, 'Instances'))]
  const stable = rows.filter(([name]) => name.startsWith('checkout-fnw7562jb-'))
  const canary = rows.filter(([name]) => name.startsWith('checkout-q7r749hvq-'))
  expect([rows.length, stable.length, canary.length]).toEqual([5, 3, 2])
  for (const [, row] of stable) near(row['Success'], 99.6, 0.003)
  for (const [, row] of canary) near(row['Success'], 60, 0.06)
  expect(rows.slice(0, 2)).toEqual(canary)

  const first = widget(page, 'Instances').locator('[data-row]').first()
  await first.getByRole('button').first().click()
  await expect(page.getByText('2.31.0-rc2').first()).toBeVisible()
  await expect(page.getByText(/13:10/).first()).toBeVisible()
  await page.keyboard.press('Escape')
  await survivesReload(site, page, widget(page, 'Java runtimes'))
})
