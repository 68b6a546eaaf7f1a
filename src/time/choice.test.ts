import { describe, expect, it } from 'vitest'
import { reaching, stepChoices, type When } from './choice'
import type { Range } from './range'
import { fixedZone } from './zone'

const NOW = Date.parse('2026-11-22T10:42:17Z')
const when: When = {
  now: NOW,
  offset: 330,
  zone: fixedZone(330),
  kept: { days: { MINUTE: 7, HOUR: 15, DAY: 30 }, cold: null },
}
const choices = (range: Range, more: Partial<When> = {}): string[] =>
  stepChoices(range, { ...when, ...more }).map(
    ({ step, points, fits, goneAfter }) =>
      `${step} ${points}${fits ? '' : ' too many'}${goneAfter === null ? '' : ' gone'}`,
  )

describe('stepChoices', () => {
  it('counts the points of each and knows what OAP refuses', () => {
    expect(choices({ from: 'now-30m', to: 'now' })).toEqual(['MINUTE 31', 'HOUR 2', 'DAY 1'])
    expect(choices({ from: 'now-500m', to: 'now' })).toEqual(['MINUTE 501', 'HOUR 10', 'DAY 1'])
    expect(choices({ from: 'now-501m', to: 'now' })[0]).toBe('MINUTE 502 too many')
    expect(choices({ from: 'now-30d', to: 'now' }, { kept: null })).toEqual([
      'MINUTE 43201 too many',
      'HOUR 721 too many',
      'DAY 31',
    ])
  })

  it('says where nothing is kept any more', () => {
    expect(choices({ from: '2026-11-14T10:00Z', to: '2026-11-14T16:00Z' })).toEqual([
      'MINUTE 361 gone',
      'HOUR 7',
      'DAY 1',
    ])
  })
})

describe('reaching', () => {
  const eightDaysBack: Range = { from: '2026-11-14T10:00Z', to: '2026-11-14T16:00Z' }

  it('takes a wider step where only that one is still kept', () => {
    expect(reaching(eightDaysBack, when)).toEqual({ ...eightDaysBack, step: 'HOUR' })
    expect(reaching({ from: '2026-11-01', to: '2026-11-01' }, when)).toMatchObject({ step: 'DAY' })
  })

  it('leaves what was chosen, what is kept, and what is gone altogether', () => {
    expect(reaching({ ...eightDaysBack, step: 'MINUTE' }, when)).toEqual({ ...eightDaysBack, step: 'MINUTE' })
    expect(reaching(eightDaysBack, { ...when, kept: null })).toEqual(eightDaysBack)
    expect(reaching({ from: 'now-6h', to: 'now' }, when)).toEqual({ from: 'now-6h', to: 'now' })
    expect(reaching({ from: '2026-01-14', to: '2026-01-14' }, when)).toEqual({ from: '2026-01-14', to: '2026-01-14' })
  })
})
