import type { Locator } from '@playwright/test'
import { expect, test } from '../fixture/test'
import { sorted, variablesOf } from './asked'
import { oap } from './compare'
import { walks, walksShortly } from './pages'
import { ask, type Duration } from './plain'

interface Alarm {
  readonly id: string
  readonly message: string
  readonly startTime: number
}
interface OapEvent {
  readonly uuid: string
  readonly name: string
  readonly message: string
}

/** Alarms fire near the end of what was fed. */
const HOUR = 'from=now-1h&to=now&tz=oap'

const stands = (panel: Locator) => expect(panel).toHaveAttribute('data-ready', 'true')
const textsOf = async (rows: Locator, part: string) =>
  (await rows.locator(part).allInnerTexts()).map((text) => text.trim())

test(
  'the alarms are those that getAlarm answers, one line for each rule and entity',
  walksShortly('alarms'),
  async ({ site, page, strict }) => {
    // One may fire between the page's question and ours.
    await expect(async () => {
      await site.open(`/alarms?view=lanes&${HOUR}`)
      await stands(page.locator('.whole'))
      const { duration } = variablesOf<{ duration: Duration }>(strict, 'getAlarm')
      const { getAlarm } = await ask<{ getAlarm: { msgs: readonly Alarm[] } }>(
        oap,
        `query($d: Duration!) { getAlarm(duration: $d, paging: { pageNum: 1, pageSize: 500 }) {
        msgs { id message startTime } } }`,
        { d: duration },
      )
      expect(getAlarm.msgs.length).toBeGreaterThan(0)
      const lines = new Map(getAlarm.msgs.map(({ id, message }) => [`${id} ${message}`, message]))
      const rows = page.locator('[data-part="alarm"]')
      expect(sorted(await textsOf(rows, '.text'))).toEqual(sorted(lines.values()))
    }).toPass({ timeout: 45_000 })
  },
)

test(
  'the events are those that queryEvents answers, each uuid once',
  walks('events'),
  async ({ site, page, strict }) => {
    await expect(async () => {
      await site.open(`/events?view=list&${HOUR}`)
      await stands(page.locator('.whole'))
      const { condition } = variablesOf<{ condition: { time: Duration } }>(strict, 'queryEvents')
      const { queryEvents } = await ask<{ queryEvents: { events: readonly OapEvent[] } }>(
        oap,
        'query($c: EventQueryCondition) { queryEvents(condition: $c) { events { uuid name message } } }',
        { c: { time: condition.time, paging: { pageNum: 1, pageSize: 500 } } },
      )
      const events = new Map(queryEvents.events.map((event) => [event.uuid, event]))
      expect(events.size).toBeGreaterThan(2)
      const rows = page.locator('[data-part="event-line"]')
      const shown = await rows.evaluateAll((all) =>
        all.map((row) => {
          const link = row.querySelector('a')
          const uuid = new URL(link?.getAttribute('href') ?? '', 'http://x').searchParams.get('sel') ?? ''
          return [uuid, link?.textContent?.trim(), row.querySelector('.text')?.textContent?.trim()].join(' | ')
        }),
      )
      expect(sorted(shown)).toEqual(
        sorted([...events.values()].map(({ uuid, name, message }) => [uuid, name, message].join(' | '))),
      )
    }).toPass({ timeout: 45_000 })
  },
)

test(
  'an alarm that fired says that this version reports no recovery, and what else it does not keep',
  walks('alarms'),
  async ({ site, page }) => {
    await site.open(`/alarms?view=list&${HOUR}`)
    await stands(page.locator('.whole'))
    await page.locator('[data-part="alarm"]').first().click()
    const detail = page.locator('[data-part="detail"]')
    await expect(detail).toContainText('OAP 10.4 and newer report recoveries')
    await expect(detail).toContainText('OAP before 10.2 does not keep what a rule saw.')
    await expect(page.getByRole('button', { name: /firing|recovered/ })).toHaveCount(0)
  },
)
