import type { Locator, Page } from '@playwright/test'
import { instant, serviceId } from './fixture/sheet'
import { expect, test } from './fixture/test'

// The panel with the literal tables of the gallery; for what the address keeps, on a page.
// J8: the pod that leaks was looked at before it was killed.
test.use({ world: instant('2026-03-18T17:34:00Z') })

const specimen = (page: Page, name: string): Locator => page.locator(`[data-specimen="Flame/${name}"]`)
const graph = (of: Locator): Locator => of.getByRole('application', { name: /Flame graph/ })
const field = (of: Locator): Locator => of.getByRole('textbox', { name: 'Find frames by a regular expression' })
const path = (of: Locator): Locator => of.getByRole('navigation', { name: /Path/ })

async function opened(page: Page, open: (address: string) => Promise<void>, name: string): Promise<Locator> {
  await open('/gallery')
  await expect(page.locator('.gallery')).toHaveAttribute('data-ready', 'true')
  const of = specimen(page, name)
  await of.scrollIntoViewIfNeeded()
  return of
}
/** The row of that depth, from the left edge; nothing is zoomed in on. */
const row = (depth: number, x = 60) => ({ x, y: 6 + 20 * depth + 10 })

test('a frame says what it is, is zoomed in on by a click and left by its path', async ({ site, page, strict }) => {
  strict.allowText(/^NaN$/)
  const of = await opened(page, site.open, 'From the root')
  const tip = page.locator('[data-part="flame-tip"]')
  await graph(of).hover({ position: row(11) })
  await expect(tip).toContainText('com.plover.orders.OrderService.place')
  await expect(tip).toContainText('74.0 %, 74 s')
  await graph(of).click({ position: row(11) })
  await expect(path(of)).toContainText('com.plover.orders.OrderService.place')
  await graph(of).click({ position: row(0) })
  await expect(path(of)).toHaveText('all')
  await graph(of).dblclick({ position: row(10) })
  await expect(path(of)).toContainText('OrderController.post')
  await path(of).getByRole('button', { name: 'http-nio-8080-exec' }).click()
  await expect(path(of).getByRole('listitem')).toHaveCount(2)
  await graph(of).focus()
  await page.keyboard.press('Backspace')
  await expect(path(of)).toHaveText('all')
})

const panel = (page: Page): Locator => page.locator('[data-part="flame-panel"]')
const count = (page: Page): Locator => panel(page).getByRole('status').first()

async function profiled(page: Page, open: (address: string) => Promise<void>): Promise<Locator> {
  await open(`/profiling/async?of=service:${serviceId('plover::ticketing')}&tz=utc`)
  await page.getByRole('list', { name: 'Tasks' }).getByRole('listitem').first().getByRole('link').click()
  await expect(graph(panel(page))).toBeVisible()
  return panel(page)
}

test('a search says its share, walks its matches and stays in the address, as zoom and direction do', async ({
  site,
  page,
}) => {
  const of = await profiled(page, site.open)
  await field(of).fill('TEMPLATECACHE.put|copyof')
  await field(of).press('Enter')
  await expect(count(page)).toHaveText(/^5[789]\.\d %, 1 of \d+$/)
  await expect(page).toHaveURL(/q=TEMPLATECACHE\.put(%7C|\|)copyof/)
  await expect(page).toHaveURL(/[?&]sel=[0-9a-f]+/)
  await field(of).press('Shift+Enter')
  await expect(count(page)).toHaveText(/, (\d+) of \1$/)
  await graph(of).focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/f\.zoom=[0-9a-f]+/)
  await of.getByRole('button', { name: 'Flame', exact: true }).click()
  await expect(page).toHaveURL(/f\.up=1/)
  const before = (await path(of).textContent()) ?? ''
  const found = (await count(page).textContent()) ?? ''
  await page.reload()
  await expect(path(of)).toHaveText(before)
  await expect(count(page)).toHaveText(found)
  await page.goBack()
  await expect(page).not.toHaveURL(/f\.up=1/)
  await page.goBack()
  await expect(page).not.toHaveURL(/f\.zoom=/)
})

test('a pattern that is none is told, one that never ends is stopped, and the page goes on', async ({ site, page }) => {
  const of = await profiled(page, site.open)
  await field(of).fill('getConnection(')
  await field(of).press('Enter')
  await expect(of.getByRole('alert')).toContainText('This is not a regular expression')
  await field(of).fill('(\\w+\\.?)+:$')
  await field(of).press('Enter')
  await expect(of.getByRole('alert')).toContainText('takes too long')
  await field(of).press('Escape')
  await expect(of.getByRole('alert')).toHaveCount(0)
  await expect(field(of)).toHaveValue('')
  await expect(page).not.toHaveURL(/[?&]q=/)
  await field(of).fill('TemplateCache')
  await field(of).press('Enter')
  await expect(count(page)).toContainText('%')
})

test('at 390 px all is there: heaviest frames fold away, names are a table', async ({ site, page, strict }) => {
  strict.allowText(/^NaN$/)
  await page.setViewportSize({ width: 390, height: 844 })
  const of = await opened(page, site.open, 'From the root')
  const heaviest = of.getByRole('complementary', { name: 'Heaviest frames' })
  await expect(heaviest).toHaveCount(0)
  await of.getByRole('button', { name: 'Heaviest', exact: true }).click()
  await heaviest.getByText('BeanSerializer.serialize').click()
  await expect(of.getByRole('status')).toHaveText('4.0 %, 1 of 1')
  await of.getByRole('button', { name: 'Table' }).click()
  await expect(of.getByRole('row')).toHaveCount(2)
  await of.getByRole('button', { name: 'Show in the graph' }).click()
  await expect(graph(of)).toBeVisible()
  const boxes = await of.locator('button, input').evaluateAll((all) => all.map((one) => one.getBoundingClientRect()))
  expect(boxes.filter(({ left, right }) => left < 0 || right > 390)).toEqual([])
})

test('rows that only repeat share one, which a click and Enter open; the address keeps it, and Back folds them', async ({
  site,
  page,
}) => {
  const of = await profiled(page, site.open)
  const told = of.locator('[data-part="flame"] [aria-live]')
  await graph(of).focus()
  for (let step = 0; step < 8 && !(await told.textContent())?.includes('frames, each'); step += 1)
    await page.keyboard.press('ArrowDown')
  await expect(told).toHaveText(/^\d+ frames, each [\d.]+ %, from .+ to .+\. Enter shows them all$/)
  const box = await page.locator('[data-part="flame-selected"]').boundingBox()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/f\.chain=1/)
  await expect(told).toHaveText(/: total .+, self /)
  const name = await told.textContent()
  await page.keyboard.press('ArrowDown')
  await expect(told).not.toHaveText(name ?? '')
  await page.reload()
  await expect(of.getByRole('button', { name: 'Every row' })).toHaveAttribute('aria-pressed', 'true')
  await of.getByRole('button', { name: 'Every row' }).click()
  await expect(page).not.toHaveURL(/f\.chain=/)
  await page.mouse.click((box?.x ?? 0) + 40, (box?.y ?? 0) + 6)
  await expect(page).toHaveURL(/f\.chain=1/)
  await page.goBack()
  await expect(page).not.toHaveURL(/f\.chain=/)
})

test('a flame stands on its roots, whatever becomes of its box, and stays where it was scrolled to', async ({
  site,
  page,
}) => {
  const service = serviceId('plover::ticketing')
  await site.open(`/profiling/async?of=service:${service}&f.up=1&f.chain=1&tz=utc`)
  const ground = graph(panel(page))
  await expect(ground).toBeVisible()
  /** px of the graph below what is in sight, and above it. */
  const beyond = () =>
    ground.evaluate((box) => {
      const sheet = box.firstElementChild?.getBoundingClientRect() ?? box.getBoundingClientRect()
      const seen = box.getBoundingClientRect()
      return { below: Math.round(sheet.bottom - seen.bottom), above: Math.round(seen.top - sheet.top) }
    })
  for (const height of [600, 560, 1100, 520, 580]) {
    await page.setViewportSize({ width: 1440, height })
    await expect.poll(async () => (await beyond()).below).toBe(0)
  }
  expect((await beyond()).above).toBeGreaterThan(100)
  await ground.hover()
  await page.mouse.wheel(0, -70)
  await expect.poll(async () => (await beyond()).below).toBe(70)
  for (const height of [620, 540, 580]) {
    await page.setViewportSize({ width: 1440, height })
    await expect.poll(async () => (await beyond()).below).toBe(70)
  }
  await page.getByRole('button', { name: 'Icicle', exact: true }).click()
  await expect.poll(async () => (await beyond()).above).toBe(0)
  await page.getByRole('button', { name: 'Flame', exact: true }).click()
  await expect.poll(async () => (await beyond()).below).toBe(0)
})
