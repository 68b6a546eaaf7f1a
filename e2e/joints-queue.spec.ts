import type { Locator, Page } from '@playwright/test'
import { inAddress, nodeId } from './fixture/graph'
import { instant } from './fixture/sheet'
import { expect, test } from './fixture/test'

// J5: messages wait for a consumer.
test.use({ world: instant('2026-03-18T14:24:00Z') })

const reader = (page: Page): Locator => page.locator('[data-part="trace-reader"]')
const panel = (page: Page): Locator => reader(page).getByRole('complementary')

test('J5.5: the consumer begins seconds after its producer, drawn as waiting and not as work', async ({
  site,
  page,
}) => {
  const of = `of=service:${inAddress(nodeId('plover::checkout'))}`
  await site.open(`/traces?${of}&f.status=success&from=2026-03-18T14:14Z&to=2026-03-18T14:16Z&tz=utc`)
  const rows = page.getByRole('table', { name: 'Traces found' }).locator('[data-row]')
  await expect(rows.first()).toBeVisible()
  const consumer = reader(page)
    .getByRole('treeitem', { name: /Kafka\/ticket-orders\/Consumer\/ticketing/ })
    .first()
  let waited = ''
  for (let index = 0; index < 8 && waited === ''; index += 1) {
    await rows.nth(index).getByRole('link').click()
    await expect(reader(page).getByRole('treeitem').first()).toBeVisible()
    if ((await consumer.count()) === 0) continue
    await consumer.click()
    const told = panel(page).getByText(/^Waited [\d.,]+ s after its caller had ended$/)
    if ((await told.count()) > 0) waited = await told.innerText()
  }
  const seconds = Number(/[\d.,]+/.exec(waited)?.[0])
  expect(seconds).toBeGreaterThanOrEqual(6)
  expect(seconds).toBeLessThanOrEqual(95)

  // The line of waiting ends where the bar of work begins, and is the longer of the two.
  await consumer.hover()
  const wait = await consumer.locator('path.wait').boundingBox()
  const work = await consumer.locator('rect.whole').boundingBox()
  expect(Math.abs((wait?.x ?? 0) + (wait?.width ?? 0) - (work?.x ?? 0))).toBeLessThanOrEqual(2)
  expect(wait?.width ?? 0).toBeGreaterThan(5 * (work?.width ?? Infinity))
  await page.reload()
  await expect(panel(page)).toContainText(waited)
})
