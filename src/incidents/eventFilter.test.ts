import { expect, it } from 'vitest'
import { eventWish, fitsEvent, kindOf } from './eventFilter'
import type { MergedEvent } from './mergedEvents'

const event = (given: Partial<MergedEvent>): MergedEvent => ({
  uuid: 'u',
  source: { service: 'shop::checkout', serviceInstance: 'pod-1', endpoint: '' },
  name: 'Deployment',
  type: 'Normal',
  message: 'Rolling update',
  parameters: [{ key: 'version', value: '1.9.0' }],
  layer: 'GENERAL',
  at: 1,
  start: 1,
  end: 2,
  ...given,
})

it('finds words in names, messages, sources and parameters', () => {
  const wish = (q: string) => eventWish({ q })
  for (const words of ['deploy', 'ROLLING', 'pod-1', 'version=1.9', 'shop::'])
    expect(fitsEvent(event({}), wish(words))).toBe(true)
  expect(fitsEvent(event({}), wish('catalog'))).toBe(false)
})

it('counts what OAP tells of alarms as alarms, whatever their type', () => {
  expect(kindOf(event({ name: 'Alarm', type: 'Error' }))).toBe('alarm')
  expect(kindOf(event({ name: 'AlarmRecovery' }))).toBe('alarm')
  expect(kindOf(event({ type: 'Error' }))).toBe('Error')
  const errors = eventWish({ filters: new Map([['type', 'Error']]) })
  expect(fitsEvent(event({ name: 'Alarm', type: 'Error' }), errors)).toBe(false)
  expect(fitsEvent(event({ name: 'Alarm', type: 'Error' }), errors, true)).toBe(true)
})

it('knows no other kinds than its own', () => {
  expect(eventWish({ filters: new Map([['type', 'x']]) }).kind).toBe('')
})
