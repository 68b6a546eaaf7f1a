import { expect, it } from 'vitest'
import type { AlarmRow } from './row'
import { standingOf } from './status'

const MINUTE = 60_000
const rule = {
  id: 'r',
  expression: 'sum(service_cpm > 0) >= 3',
  period: 5,
  silencePeriod: 10,
  recoveryObservationPeriod: 2,
  includeNames: [],
}
const about = { scope: 'Service' as const, service: { name: 'a', normal: true }, dest: null, part: '', layers: [] }
const row = (minute: number, recovered: number | null): AlarmRow => ({
  at: minute * MINUTE,
  recoveredAt: recovered === null ? null : recovered * MINUTE,
  rule,
  about,
  name: 'a',
  message: 'm',
  tags: [],
})
/** Fires at 5, again at 16, recovers at 27. */
const rows = [row(16, 27), row(5, null)]
const at = (minute: number) => standingOf(rows, minute * MINUTE)

it.each([
  [4, 'NORMAL'],
  [5, 'FIRING'],
  [14, 'FIRING'],
  [15, 'SILENCED_FIRING'],
  [24, 'SILENCED_FIRING'],
  [25, 'OBSERVING_RECOVERY'],
  [26, 'OBSERVING_RECOVERY'],
  [27, 'RECOVERED'],
  [36, 'RECOVERED'],
  [37, 'NORMAL'],
])('in minute %i it is %s', (minute, state) => {
  expect(at(minute).state).toBe(state)
})

it('counts down how long it keeps silent and how long it watches', () => {
  expect([5, 10, 14, 15, 16, 26].map((minute) => at(minute).silenceCountdown)).toEqual([10, 5, 1, -1, 10, -1])
  expect([24, 25, 26, 27].map((minute) => at(minute).recoveryObservationCountdown)).toEqual([0, 2, 1, 0])
})

it('begins anew after a recovery', () => {
  const again = [row(60, 71), ...rows]
  expect(standingOf(again, 65 * MINUTE).state).toBe('FIRING')
  expect(standingOf(again, 65 * MINUTE).last).toBe(again[0])
  expect(standingOf([], 65 * MINUTE)).toMatchObject({ state: 'NORMAL', last: null })
})
