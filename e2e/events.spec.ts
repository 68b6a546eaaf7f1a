import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { instant, serviceId } from './fixture/sheet'
import { expect, test } from './fixture/test'
import { THEMES } from './fixture/themes'

test.use({ world: instant('2026-03-18T18:20:00Z') })

const WINDOW = 'from=now-2h&to=now&tz=utc'
const detail = (page: Page) => page.locator('[data-part="detail"]')
const lines = (page: Page) => page.locator('[data-part="event-line"]')
async function stands(page: Page): Promise<void> {
  await expect(page.locator('.whole')).toHaveAttribute('data-ready', 'true')
}

test('J2.4: the deployment of settlement, its parameters and its link', async ({ site, page }) => {
  await site.open(`/events?${WINDOW}`)
  await stands(page)
  await lines(page).filter({ hasText: 'Rolling update of settlement' }).locator('.title').click()
  await expect(detail(page).locator('[data-part="began"]')).toHaveText('18:06')
  await expect(detail(page).locator('[data-part="ended"]')).toHaveText('18:08')
  const parameters = detail(page).locator('[data-part="parameters"]')
  await expect(parameters).toContainText('1.9.0')
  await expect(parameters).toContainText('1.8.4')
  await expect(parameters.getByRole('link')).toHaveAttribute('href', /^https:\/\/git\.example\//)
  await page.reload()
  await stands(page)
  await expect(detail(page).locator('[data-part="began"]')).toHaveText('18:06')
  await page.locator('.title[aria-current="true"]').focus()
  await page.keyboard.press('Escape')
  await expect(detail(page)).toHaveCount(0)
})

test('what OAP tells of alarms is drawn as alarms, never as changes', async ({ site, page }) => {
  await site.open(`/events?${WINDOW}`)
  await stands(page)
  await page.getByRole('button', { name: /normal/ }).click()
  await expect(page.locator('.bar[data-tone="bad"]')).toHaveCount(0)
  await expect(lines(page).filter({ hasText: 'AlarmRecovery' })).toHaveCount(0)
  await page.getByRole('button', { name: /of alarms/ }).click()
  await expect(page).toHaveURL(/f\.type=alarm/)
  await expect(page.locator('.bar[data-tone="info"]')).toHaveCount(0)
  await expect(page.locator('.bar[data-tone="bad"]')).not.toHaveCount(0)
})

test('the events of one service, one by one', async ({ site, page }) => {
  await site.open(`/events?${WINDOW}&of=service:${serviceId('plover::settlement')}&view=list`)
  await stands(page)
  await expect(lines(page)).toHaveCount(1)
  await expect(lines(page)).toContainText('Deployment')
})

for (const theme of THEMES)
  test(`axe finds nothing on events, ${theme}`, async ({ site, page }) => {
    await site.open(`/events?${WINDOW}&theme=${theme}`)
    await stands(page)
    await lines(page).first().locator('.title').click()
    await expect(detail(page)).toBeVisible()
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(
      violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')} ${failureSummary}`),
      ),
    ).toEqual([])
  })
