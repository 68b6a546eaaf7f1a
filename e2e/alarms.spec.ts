import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { instant } from './fixture/sheet'
import { expect, test } from './fixture/test'
import { LATER_THEMES } from './fixture/themes'

// J2: ten minutes into a db-saturation.
test.use({ world: instant('2026-03-18T18:20:00Z') })

const DAY = 'from=now-24h&to=now&tz=utc'
const SLA = 'Success rate of plover::checkout below 95 % in 3 of the last 5 minutes'

const panel = (page: Page) => page.locator('.whole')
const detail = (page: Page) => page.locator('[data-part="detail"]')
async function stands(page: Page): Promise<void> {
  await expect(panel(page)).toHaveAttribute('data-ready', 'true')
}
/** The same words after a reload of the same address. */
async function survives(page: Page): Promise<void> {
  await page.mouse.move(0, 0)
  await stands(page)
  const before = await panel(page).innerText()
  const address = page.url()
  await page.reload()
  await stands(page)
  expect(page.url()).toBe(address)
  await expect.poll(() => panel(page).innerText()).toBe(before)
}

test('J2.1: 105 episodes of a day, 7 of them firing, are 35 incidents', async ({ site, page, strict }) => {
  await site.open(`/alarms?${DAY}`)
  await stands(page)
  const ridge = page.getByRole('region', { name: 'Time axis' })
  await expect(ridge).toContainText('7 firing')
  await expect(ridge).toContainText('98 recovered, in 35 incidents')
  await expect(page.locator('[data-part="firing"] [data-part="alarm"]')).toHaveCount(7)
  await expect(page.locator('[data-part="firing-count"]')).toHaveText(/7/)
  expect(strict.asked.length).toBeLessThanOrEqual(4)
  await survives(page)

  // Repeats of one rule and entity share a lane.
  await page.getByRole('button', { name: 'Single alarms' }).click()
  const lane = page.locator('[data-part="lanes"] [data-part="alarm"]').filter({ hasText: SLA })
  await expect(lane).toHaveCount(1)
  await expect(lane.locator('.bar')).not.toHaveCount(1)
  await survives(page)
})

test('J2.2–3: one alarm with what its rule saw, what else happened, and the ways on', async ({ site, page }) => {
  await site.open(`/alarms?${DAY}`)
  await stands(page)
  await page.locator('[data-part="firing"]').getByText(SLA).click()
  await expect(detail(page)).toContainText('firing for 5 min')
  await expect(detail(page).locator('[data-part="tag"]')).toHaveText('level = CRITICAL')
  await expect(detail(page).locator('[data-part="scope"]')).toHaveText('Service')
  await expect(detail(page).locator('code')).toHaveText('sum(service_sla < 9500) >= 3')
  await expect(detail(page).locator('[data-part="recovery"]')).toHaveText('–')

  // Five minutes that end at the minute in which it fired; the last three are below the limit.
  const plot = detail(page).locator('[data-part="plot"]')
  await expect(plot).toHaveAttribute('data-ready', 'true')
  await expect(plot).toHaveAttribute('aria-label', /18:11.*18:15/)
  await plot.focus()
  const values: number[] = []
  for (const key of ['Home', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight']) {
    await page.keyboard.press(key)
    const row = page.locator('[data-part="tooltip-row"]').filter({ hasText: 'service_sla' })
    values.push(Number((await row.locator('.value').first().innerText()).replace(',', '')))
  }
  expect(values.slice(-3).every((value) => value < 9500)).toBe(true)
  await page.keyboard.press('Escape')

  await expect(detail(page).locator('[data-part="own"] > ul [data-part="event"]')).toHaveCount(1)
  await expect(detail(page).locator('[data-part="own"]')).toContainText('18:17')
  await expect(detail(page).locator('[data-part="own"]')).toContainText('Unhealthy checkout-fnw7562jb-k58cq')
  await expect(detail(page).locator('[data-part="others"]')).toContainText('Deployment settlement')

  const links = detail(page).locator('[data-part="links"] a')
  await expect(links).toHaveText(['Dashboard', 'Map', 'Traces', 'Logs', 'Events'])
  for (const link of await links.all())
    await expect(link).toHaveAttribute(
      'href',
      /from=2026-03-18T18%3A00Z.*to=2026-03-18T18%3A20Z|from=2026-03-18T18:00Z.*to=2026-03-18T18:20Z/,
    )
  await survives(page)
  await detail(page).getByRole('link', { name: 'Dashboard' }).click()
  await expect(page.locator('[data-dashboard]')).toBeVisible()
  await page.goBack()
  await expect(detail(page)).toContainText(SLA)
})

test('J2 by the keyboard: down the list, open, fold, close', async ({ site, page }) => {
  await site.open(`/alarms?${DAY}`)
  await stands(page)
  await page.locator('[data-step]').first().focus()
  await page.keyboard.press('ArrowLeft')
  await expect(page.locator('[data-part="firing"] [data-part="alarm"]')).toHaveCount(0)
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(detail(page)).toContainText('answered slower than 100 ms')
  await page.keyboard.press('Escape')
  await expect(detail(page)).toHaveCount(0)
  await expect(page.locator('[data-step]:focus')).toHaveText(/postgres-orders/)
  await page.keyboard.press('/')
  await expect(page.locator('[data-find]')).toBeFocused()
})

test('filters stand in the address and count what they leave', async ({ site, page }) => {
  await site.open(`/alarms?${DAY}`)
  await stands(page)
  await page.getByRole('button', { name: /7 firing/ }).click()
  await expect(page.locator('[data-part="over"]')).toHaveCount(0)
  await page.getByRole('combobox', { name: 'Scope' }).selectOption('Endpoint')
  await expect(page.locator('[data-part="alarm"]')).toHaveCount(2)
  await survives(page)
  await page.locator('[data-find]').fill('storefront')
  await expect(page.locator('[data-part="alarm"]')).toHaveCount(1)
  await expect(page).toHaveURL(/f\.scope=Endpoint/)
  await page.getByRole('button', { name: 'Clear' }).count()
  await page.locator('[data-find]').fill('nobody')
  await page.getByRole('button', { name: 'Clear the filters' }).click()
  await expect(page.locator('[data-part="over"]')).toBeVisible()
  const tags = page.getByRole('combobox', { name: 'Tags' })
  await tags.fill('level=CRITICAL')
  await tags.press('Enter')
  await expect(page.locator('[data-part="firing"] [data-part="alarm"]')).toHaveCount(3)
})

test('an alarm of another time is not in the window, and the page says so', async ({ site, page }) => {
  await site.open(`/alarms?${DAY}&sel=1.nothing`)
  await stands(page)
  await expect(page.getByText('This alarm is not in the window')).toBeVisible()
})

for (const theme of LATER_THEMES)
  test(`axe finds nothing on alarms, ${theme}`, async ({ site, page }) => {
    await site.open(`/alarms?${DAY}&theme=${theme}`)
    await stands(page)
    await page.locator('[data-part="firing"]').getByText(SLA).click()
    await expect(detail(page).locator('[data-part="plot"]')).toHaveAttribute('data-ready', 'true')
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(
      violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')} ${failureSummary}`),
      ),
    ).toEqual([])
  })
