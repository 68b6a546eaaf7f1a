import type { Wire } from './fixture/faults'
import { expect, test } from './fixture/faulty'
import { tryNow } from './fixture/outage'

const DAY = 'from=now-6h&to=now&tz=utc'
type Row = Record<string, unknown>
const rowsOf = (answer: Wire): Row[] => (answer.data?.['getAlarm'] as { msgs?: Row[] } | null)?.msgs ?? []

test('alarms without a name, a recovery, tags or a snapshot stay in their list', async ({ page, faulty }) => {
  faulty.proxy.set(({ operation }) => ({
    kind: operation === 'GetAlarm' ? 'change' : 'pass',
    change: (answer) => {
      for (const row of rowsOf(answer))
        Object.assign(row, { name: null, recoveryTime: null, tags: null, snapshot: null })
      return answer
    },
  }))
  await page.goto(`${faulty.url}/alarms?${DAY}`)
  await expect(page.locator('.whole')).toHaveAttribute('data-ready', 'true')
  await expect(page.getByRole('button', { name: /without a reported recovery/ })).toBeVisible()
  await page.getByRole('button', { name: /without a reported recovery/ }).click()
  await page.getByRole('button', { name: 'Single alarms' }).click()
  await page.locator('[data-step]').first().click()
  const detail = page.locator('[data-part="detail"]')
  await expect(detail).toContainText('no recovery reported')
  await expect(detail).toContainText('None will come')
  await expect(detail).toContainText('not named by this version of OAP')
})

test('one page that OAP does not answer is told in its place, and comes with a retry', async ({
  page,
  faulty,
  strict,
}) => {
  strict.expectFault(/Failed to load resource/)
  await page.goto(`${faulty.url}/alarms?${DAY}`)
  await expect(page.locator('.whole')).toHaveAttribute('data-ready', 'true')
  const lines = page.locator('[data-part="firing"] [data-part="alarm"]')
  await expect(lines).toHaveCount(7)
  faulty.proxy.set(() => ({ kind: 'refuse' }))
  await lines.first().locator('.title').click()
  const detail = page.locator('[data-part="detail"]')
  await expect(detail.locator('.state').first()).toContainText(/does not answer|status/)
  await expect(lines).toHaveCount(7)
  await tryNow(page, () => faulty.proxy.heal())
  await expect(detail.locator('[data-part="snapshot"]')).toBeVisible()
})

test('an answer that is no list of alarms is a sentence, not a broken page', async ({ page, faulty }) => {
  faulty.proxy.set(({ operation }) => ({
    kind: operation === 'GetAlarm' ? 'change' : 'pass',
    change: () => ({ data: { getAlarm: { msgs: 'many' } } }),
  }))
  await page.goto(`${faulty.url}/alarms?${DAY}`)
  await expect(page.locator('.whole')).toHaveAttribute('data-state', 'error')
  await expect(page.locator('.whole').getByRole('button', { name: 'Retry' })).toBeVisible()
  await expect(page.locator('[data-part="firing-count"]')).toHaveCount(0)
})
