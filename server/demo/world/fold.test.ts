import { describe, expect, it } from 'vitest'
import { catalogue } from './data'
import { addMinute, addPartial, finish, foldKind, FOLDS, LANES, type FoldKind } from './fold'

const MINUTES = [
  { value: 10, calls: 1 },
  { value: 40, calls: 3 },
  { value: 25, calls: 0 },
]

function partial(kind: FoldKind, minutes: typeof MINUTES): Float64Array {
  const made = new Float64Array(LANES)
  for (const { value, calls } of minutes) addMinute(kind, made, 0, value, calls)
  return made
}

describe('an hour of three reported minutes', () => {
  it.each([
    ['cpm', 1],
    ['SUM_PER_MIN', 1],
    ['sum', 75],
    ['count', 75],
    ['labelCount', 75],
    ['AVG', 25],
    ['longAvg', 33],
    ['percent', 33],
    ['percentile2', 33],
    ['apdex', 33],
    ['rate', 33],
    ['doubleAvg', 33],
    ['labelAvg', 33],
    ['MAX', 40],
    ['MIN', 10],
    ['LATEST', 25],
  ])('folds by %s to %i', (fold, value) => {
    const kind = foldKind({ name: 'service_resp_time', fold })
    expect(finish(kind, partial(kind, MINUTES), 0, 60)).toBe(value)
    const joined = partial(kind, MINUTES.slice(0, 1))
    addPartial(kind, joined, partial(kind, MINUTES.slice(1)))
    expect(finish(kind, joined, 0, 60)).toBe(value)
  })

  it('knows every word of the catalogue', () => {
    const words = catalogue.flatMap(({ fold, type }) => (type === 'SAMPLED_RECORD' ? [] : (fold ?? 'none')))
    expect([...new Set(words)].filter((word) => !FOLDS.has(word))).toEqual([])
  })

  it('is a plain mean where nobody called', () => {
    expect(
      finish(
        'weighted',
        partial(
          'weighted',
          MINUTES.map(({ value }) => ({ value, calls: 0 })),
        ),
        0,
        60,
      ),
    ).toBe(25)
  })

  it('is nothing without minutes, and zero is data', () => {
    expect(finish('sum', new Float64Array(LANES), 0, 60)).toBeNull()
    expect(finish('sum', partial('sum', [{ value: 0, calls: 0 }]), 0, 60)).toBe(0)
  })
})
