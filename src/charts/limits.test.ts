import { describe, expect, it } from 'vitest'
import { limitsOf, standingOf, type LimitStep } from './limits'

const ladder = (...steps: readonly (readonly [number, LimitStep['tone'], string?])[]): LimitStep[] =>
  steps.map(([at, tone, label]) => ({ at, tone, ...(label !== undefined && { label }) }))
const LATENCY = ladder([500, 'warn', 'slow'], [1000, 'bad'])
const SHARE = ladder([0, 'bad'], [95, 'warn'], [99, 'ok', 'objective'])
const BAND = ladder([0, 'bad'], [10, 'ok'], [90, 'bad'])

const told = (value: number, steps: readonly LimitStep[]) => {
  const { tone, limit } = standingOf(value, steps)
  return [tone, limit && `${limit.side} ${limit.at}`]
}

describe('limits', () => {
  it('lie where a ladder gets worse, upwards or downwards', () => {
    expect(limitsOf(LATENCY)).toEqual([
      { at: 500, tone: 'warn', side: 'above', label: 'slow' },
      { at: 1000, tone: 'bad', side: 'above' },
    ])
    expect(limitsOf(SHARE)).toEqual([
      { at: 95, tone: 'bad', side: 'below' },
      { at: 99, tone: 'warn', side: 'below', label: 'objective' },
    ])
    expect(limitsOf(BAND)).toEqual([
      { at: 10, tone: 'bad', side: 'below' },
      { at: 90, tone: 'bad', side: 'above' },
    ])
    expect(limitsOf(ladder([0, 'ok'], [5, 'ok']))).toEqual([])
    expect(limitsOf(ladder([0, 'bad']))).toEqual([{ at: 0, tone: 'bad', side: 'above' }])
    expect(limitsOf([])).toEqual([])
  })
})

describe('a value', () => {
  it('is past a limit from the limit itself on', () => {
    expect(told(499.9, LATENCY)).toEqual([null, null])
    expect(told(500, LATENCY)).toEqual(['warn', 'above 500'])
    expect(told(1e300, LATENCY)).toEqual(['bad', 'above 1000'])
    expect(standingOf(700, LATENCY).limit?.label).toBe('slow')
  })

  it('is below one where it gets better upwards, below the first step too', () => {
    expect(told(99, SHARE)).toEqual(['ok', null])
    expect(told(98.9, SHARE)).toEqual(['warn', 'below 99'])
    expect(told(20, SHARE)).toEqual(['bad', 'below 95'])
    expect(told(-1, SHARE)).toEqual(['bad', 'below 95'])
  })

  it('may be on either side of a band', () => {
    expect([5, 50, 90].map((value) => told(value, BAND))).toEqual([
      ['bad', 'below 10'],
      ['ok', null],
      ['bad', 'above 90'],
    ])
  })

  it('on a step of the same tone is past the border below it', () => {
    expect(told(7, ladder([1, 'bad'], [5, 'bad']))).toEqual(['bad', 'above 1'])
    expect(told(1, [])).toEqual([null, null])
  })
})
