import { describe, expect, it } from 'vitest'
import type { OapEvent } from '@/protocol/event/event'
import { mergedEvents } from './mergedEvents'

const event = (
  uuid: string,
  startTime: number | null,
  endTime: number | null,
  more: Partial<OapEvent> = {},
): OapEvent => ({
  uuid,
  source: { service: 'a', serviceInstance: '', endpoint: '' },
  name: 'Deployment',
  type: 'Normal',
  message: 'begins',
  parameters: [],
  startTime,
  endTime,
  layer: 'GENERAL',
  ...more,
})

describe('rows of one uuid', () => {
  it('are one event with start and end, in whatever order they come', () => {
    const start = event('u', 100, null)
    const end = event('u', null, 300, { message: 'is over' })
    for (const rows of [
      [start, end],
      [end, start],
    ])
      expect(mergedEvents(rows).changes).toEqual([
        expect.objectContaining({ uuid: 'u', at: 100, start: 100, end: 300, message: 'is over' }),
      ])
  })

  it('keep what only one of them says', () => {
    const rows = [
      event('u', 100, null, { parameters: [{ key: 'version', value: '1.9.0' }] }),
      event('u', 120, 300, { message: '' }),
      event('u', 110, 200, { message: 'early end' }),
    ]
    expect(mergedEvents(rows).changes).toMatchObject([
      { start: 100, end: 300, message: 'begins', parameters: [{ key: 'version', value: '1.9.0' }] },
    ])
  })

  it('may lack the end or the start', () => {
    const { changes } = mergedEvents([event('u', 100, null), event('v', null, 200), event('w', null, null)])
    expect(changes.map(({ uuid, at, start, end }) => ({ uuid, at, start, end }))).toEqual([
      { uuid: 'v', at: 200, start: null, end: 200 },
      { uuid: 'u', at: 100, start: 100, end: null },
    ])
  })

  it('that bear no uuid of their own are not taken for another', () => {
    expect(mergedEvents([event('__proto__', 1, 2), event('constructor', 3, 4)]).changes).toHaveLength(2)
  })
})

it('events of alarms are alarms, never changes', () => {
  const rows = [
    event('a', 1, 2, { name: 'Alarm', type: 'Error' }),
    event('b', 3, 3, { name: 'AlarmRecovery' }),
    event('c', 4, 4, { name: 'Alarming' }),
  ]
  const { changes, alarms } = mergedEvents(rows)
  expect(changes.map(({ uuid }) => uuid)).toEqual(['c'])
  expect(alarms.map(({ uuid }) => uuid)).toEqual(['b', 'a'])
})
