import type { Locator, Page } from '@playwright/test'
import { inAddress, mapStands, nodeId, pointAt } from './fixture/graph'
import { instant, stands } from './fixture/sheet'
import { expect, test, type Site } from './fixture/test'

// J1 and J3: ten minutes into a db-saturation. An action is one click, or Enter on what has the focus.
test.use({ world: instant('2026-03-18T18:20:00Z') })

const HOUR = 'from=now-1h&to=now&tz=utc'
const CHECKOUT = nodeId('plover::checkout')
const DATABASE = 'postgres-orders.data.svc.cluster.local:5432'
const service = `/layer/GENERAL/service/${inAddress(CHECKOUT)}`
const where = (page: Page): Locator => page.getByRole('navigation', { name: 'Where' })
const heading = (page: Page): Locator => page.getByRole('heading', { level: 1 })
const side = (page: Page): Locator => page.locator('[data-part="node-side"]')
const reader = (page: Page): Locator => page.locator('[data-part="trace-reader"]')
const rows = (page: Page): Locator => page.getByRole('table', { name: 'Traces found' }).locator('[data-row]')

/** A reload at this step shows the same. */
async function again(page: Page, shown: Locator, text?: string | RegExp): Promise<void> {
  const address = page.url()
  const before = text ?? (await shown.textContent()) ?? ''
  await page.reload()
  await expect(shown).toHaveText(before)
  expect(page.url()).toBe(address)
}

const homeStands = (page: Page): Promise<void> => expect(page.locator('.home')).toHaveAttribute('data-ready', 'true')
const worst = (page: Page): Locator =>
  page.getByRole('region', { name: 'Services to look at' }).locator('[data-part="worst"] .name').first()

async function atDatabase(site: Site, page: Page): Promise<void> {
  await expect(page).toHaveURL(
    new RegExp(`/layer/POSTGRESQL/service/${inAddress(nodeId('postgresql::postgres-orders.data'))}`),
  )
  await stands(site)
  await expect(heading(page)).toHaveText(/postgres-orders\.data/)
  await again(page, heading(page))
}

test('from home to the guilty database in four clicks, and a reload at each shows the same', async ({ site, page }) => {
  await site.open(`/?${HOUR}`)
  await homeStands(page)
  await again(page, worst(page), 'checkout')
  await worst(page).click() // 1
  await stands(site)
  await again(page, heading(page))
  await where(page).getByRole('link', { name: 'Map', exact: true }).click() // 2
  await expect(page).toHaveURL(/\/topology\?/)
  await mapStands(page)
  await again(page, page.locator('[data-part="map-count"]'))
  await mapStands(page)
  const { x, y } = await pointAt(page, DATABASE)
  await page.mouse.click(x, y) // 3
  const real = page.locator('[data-part="real"]')
  await expect(real).toContainText('postgresql::postgres-orders.data')
  await page.mouse.move(0, 0)
  await again(page, side(page).getByRole('heading', { level: 3 }))
  await real.click() // 4
  await atDatabase(site, page)
})

test('from home to the guilty database with Enter four times', async ({ site, page }) => {
  await site.open(`/?${HOUR}`)
  await homeStands(page)
  await worst(page).focus()
  await page.keyboard.press('Enter') // 1
  await stands(site)
  await where(page).getByRole('link', { name: 'Map', exact: true }).focus()
  await page.keyboard.press('Enter') // 2
  await expect(page).toHaveURL(/\/topology\?/)
  await mapStands(page)
  await page.keyboard.press('/')
  await page.keyboard.type('postgres-orders')
  await expect(page.getByText(/^1 of \d$/)).toBeVisible()
  await page.keyboard.press('Enter') // 3
  await expect(side(page).getByRole('heading', { level: 3 })).toContainText(DATABASE)
  const real = page.locator('[data-part="real"]')
  await expect(real).toBeVisible()
  await again(page, real)
  await real.focus()
  await page.keyboard.press('Enter') // 4
  await atDatabase(site, page)
})

const plot = (page: Page): Locator =>
  page.locator('[data-type="Line"][data-expressions*="relabels(service_percentile{"] [data-part="plot"]')
const menu = (page: Page): Locator => page.getByRole('menu', { name: /Open at/ })
const longest = (page: Page): Locator => reader(page).locator('[data-lead="longest"]')
const panel = (page: Page): Locator => reader(page).getByRole('complementary')

/** The pointer on the highest line at that minute. */
async function overMinute(page: Page, minute: string): Promise<void> {
  await expect(plot(page)).toHaveAttribute('data-ready', 'true')
  await plot(page).scrollIntoViewIfNeeded()
  const box = await plot(page).boundingBox()
  if (!box) throw new Error('there is no chart')
  const said = page.locator('[data-part="tooltip"] .head span').first()
  for (let x = box.x + box.width - 14; x > box.x; x -= 2) {
    await page.mouse.move(x, box.y + 8)
    if ((await said.count()) > 0 && (await said.innerText()).includes(minute)) return
  }
  throw new Error(`no point is at ${minute}`)
}

async function atStatement(page: Page): Promise<void> {
  await expect(panel(page)).toContainText(/UPDATE orders\s+SET state/)
  await expect(panel(page)).toContainText('plover::checkout')
  const address = page.url()
  await page.reload()
  await expect(panel(page)).toContainText(/UPDATE orders\s+SET state/)
  expect(page.url()).toBe(address)
}

test('from the spike of p99 to the statement in four clicks, and a reload at each shows the same', async ({
  site,
  page,
}) => {
  await site.open(`${service}/Overview?${HOUR}`)
  await stands(site)
  await overMinute(page, '18:18')
  await page.mouse.down() // 1
  await page.mouse.up()
  await expect(menu(page)).toBeVisible()
  await menu(page)
    .getByRole('menuitem', { name: /Traces over p95/ })
    .first()
    .click() // 2
  await expect(page).toHaveURL(/from=2026-03-18T18:18Z&to=2026-03-18T18:18Z/)
  await expect(rows(page).first()).toBeVisible()
  await again(page, rows(page).first())
  await rows(page).first().getByRole('link').click() // 3
  await expect(longest(page)).toContainText('executeUpdate')
  await again(page, longest(page))
  await longest(page).click() // 4
  await atStatement(page)
})

test('from the spike of p99 to the statement with Enter four times', async ({ site, page }) => {
  await site.open(`${service}/Overview?${HOUR}`)
  await expect(plot(page)).toHaveAttribute('data-ready', 'true')
  await plot(page).focus()
  await page.keyboard.press('End')
  for (let step = 0; step < 2; step += 1) await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Enter') // 1
  const slow = menu(page).getByRole('menuitem').first()
  await expect(slow).toBeFocused()
  await expect(slow).toHaveText(/Traces over p95/)
  await page.keyboard.press('Enter') // 2
  await expect(rows(page).first()).toBeVisible()
  await rows(page).first().getByRole('link').focus()
  await page.keyboard.press('Enter') // 3
  await longest(page).focus()
  await page.keyboard.press('Enter') // 4
  await atStatement(page)
})
