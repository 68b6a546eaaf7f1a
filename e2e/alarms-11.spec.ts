import { instant } from './fixture/sheet'
import { expect, test } from './fixture/test'

// OAP 11 finds alarms by the name of their rule.
test.use({ world: [...instant('2026-03-18T18:20:00Z'), '--oap-version', '11.0.0'] })

test('the server filters by rule where it can', async ({ site, page, strict }) => {
  await site.open('/alarms?from=now-6h&to=now&tz=utc&f.rule=service_sla_rule&f.state=firing')
  await expect(page.locator('.whole')).toHaveAttribute('data-ready', 'true')
  await expect(page.locator('[data-part="alarm"]')).toHaveCount(1)
  await expect(page.locator('[data-part="alarm"]')).toContainText('Success rate of plover::checkout')
  const bodies = strict.asked.map(({ body }) => body)
  expect(bodies.some((body) => body.includes('queryAlarms') && body.includes('"ruleNames":["service_sla_rule"]'))).toBe(
    true,
  )
  expect(bodies.some((body) => body.includes('getAlarm('))).toBe(false)
})
