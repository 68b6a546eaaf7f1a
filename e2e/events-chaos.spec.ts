import { instant } from './fixture/sheet'
import { expect, test } from './fixture/test'

// J7: a chaos experiment on CPU.
test.use({ world: instant('2026-03-18T17:34:00Z') })

test('an experiment that nobody ended is shaded to now, and says so', async ({ site, page }) => {
  await site.open('/events?from=now-1h&to=now&tz=utc')
  await expect(page.locator('.whole')).toHaveAttribute('data-ready', 'true')
  const lane = page.locator('[data-part="event-line"]').filter({ hasText: 'ChaosExperiment' })
  await expect(lane.locator('.bar[data-end="open"]')).toHaveCount(1)
  await lane.locator('.bar[data-end="open"]').click()
  await expect(page.locator('[data-part="detail"]').locator('[data-part="span"]')).toHaveText('no end reported')
  await expect(page.locator('[data-part="detail"]').locator('[data-part="parameters"]')).toContainText('80')
})
