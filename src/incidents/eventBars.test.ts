import { expect, it } from 'vitest'
import { fixedZone } from '@/time/zone'
import { eventBar, eventStretch } from './eventBars'
import type { MergedEvent } from './mergedEvents'

const event = (given: Partial<MergedEvent>): MergedEvent => ({
  uuid: 'u',
  source: { service: 'a', serviceInstance: '', endpoint: '' },
  name: 'Deployment',
  type: 'Normal',
  message: '',
  parameters: [],
  layer: 'GENERAL',
  at: 100,
  start: 100,
  end: 200,
  ...given,
})
const style = { zone: fixedZone(0), locale: 'en' }

it('shades what nobody ended up to now, with an end that says so', () => {
  const open = event({ end: null })
  expect(eventStretch(open, 5_000)).toEqual({ from: 100, to: 5_000 })
  expect(eventBar(open, 0, 5_000, style)).toMatchObject({ end: 'open', tone: 'info' })
  expect(eventStretch(event({ start: null, at: 200 }), 5_000)).toEqual({ from: 200, to: 200 })
})

it('draws an alarm at the moment it fired, not over the minutes its rule looked at', () => {
  expect(eventStretch(event({ name: 'Alarm', type: 'Error' }), 5_000)).toEqual({ from: 200, to: 200 })
})
