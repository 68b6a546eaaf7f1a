import { instant, serviceId } from './fixture/sheet'
import { expect, test } from './fixture/faulty'

// J1: ten minutes into a db-saturation.
test.use({ world: instant('2026-03-18T18:20:00Z') })

const HOUR = 'from=now-1h&to=now&tz=utc'
const counted = (asked: readonly { readonly body: string }[]): readonly string[] =>
  asked.map(({ body }) => /^query (\w+)/.exec((JSON.parse(body) as { query: string }).query)?.[1] ?? '')

test('J1.1: what fires stands first, the worst services next, each a real link, in six requests', async ({
  site,
  page,
  strict,
}) => {
  await site.open(`/?${HOUR}`)
  const home = page.locator('.home')
  await expect(home).toHaveAttribute('data-ready', 'true')
  await expect(page.locator('.verdict')).toContainText(
    '7 alarms firing, the first in postgres-orders.data.svc.cluster.local:5432 at 18:14',
  )
  const firing = page.getByRole('region', { name: 'Firing now' })
  await expect(firing).toContainText('9 fired in the last hour')
  await expect(firing.locator('[data-part="firing"]')).toHaveCount(6)
  await expect(firing.getByRole('link', { name: '1 more' })).toBeVisible()

  const names = page.getByRole('region', { name: 'Services to look at' }).locator('[data-part="worst"] .name')
  await expect(names.first()).toHaveText('checkout')
  const order = await names.allInnerTexts()
  expect(order).toContain('settlement')
  expect(order).not.toContain('storefront')
  await expect(names.first()).toHaveAttribute(
    'href',
    new RegExp(`/layer/GENERAL/service/${serviceId('plover::checkout')}`),
  )
  await expect(page.locator('[data-part="worst"] td.num').filter({ hasText: /\d/ }).first()).toBeVisible()
  await expect(page.getByRole('region', { name: 'Changes' })).toContainText('Deployment settlement')
  // 52 services: the tile says how many its marks leave out, and cuts nothing off.
  const tile = page.getByRole('region', { name: 'Layers' }).getByRole('link', { name: /Kubernetes services/ })
  const roost = tile.locator('.roost')
  await expect(roost).toContainText('+14')
  expect(await roost.evaluate((marks) => marks.scrollHeight - marks.clientHeight)).toBeLessThanOrEqual(0)
  expect(counted(strict.asked).length).toBeLessThanOrEqual(6)
  await expect(page.locator('[data-part="firing-count"]')).toHaveText(/7/)
})

test('from what fires to its alarm and back, by the keyboard and after a reload', async ({ site, page }) => {
  await site.open(`/?${HOUR}`)
  const first = page.locator('.alarm').first()
  await first.focus()
  await page.keyboard.press('Enter')
  const detail = page.locator('[data-part="detail"]')
  await expect(detail).toContainText('answered slower than 100 ms')
  await expect(page).toHaveURL(/\/alarms\?.*sel=/)
  await page.reload()
  await expect(detail).toContainText('answered slower than 100 ms')
  await page.goBack()
  await expect(page.locator('.home')).toBeVisible()
  await page.keyboard.press('g')
  await page.keyboard.press('a')
  await expect(page).toHaveURL(/\/alarms/)
})

test('without OAP home says what it waits for, and keeps what this browser knows', async ({ page, faulty, strict }) => {
  strict.expectFault(/503|502|504|Failed to load resource/)
  await page.goto(`${faulty.url}/layer/GENERAL?${HOUR}`)
  await expect(page.locator('[data-dashboard]')).toHaveAttribute('data-ready', 'true')
  faulty.proxy.set(() => ({ kind: 'refuse' }))
  await page.goto(`${faulty.url}/?${HOUR}`)
  await expect(page.getByRole('region', { name: 'Firing now' })).toContainText(/Alarms are listed here|does not answer/)
  await expect(
    page.getByRole('region', { name: /recent/ }).getByRole('link', { name: /General services/ }),
  ).toBeVisible()
  faulty.proxy.heal()
  // It asks again by itself, sooner or later: nobody has to press anything.
  await expect(page.locator('.verdict')).toContainText('7 alarms firing', { timeout: 45_000 })
})
