import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { traceOf } from './model'
import { membersOf, runsOf } from './repeats'
import { isShown, keeping, printFold, readFold, revealing, rowsOf, type Fold } from './rows'
import { grown, span } from './testing/spans'

const all: Fold = { levels: null, repeats: 0, turned: new Set(), opened: new Set() }
/** A root, six equal calls with one child each, and another call. */
const spans = [
  span({ endTime: 100 }),
  ...Array.from({ length: 6 }, (_, at) => [
    span({ spanId: 1 + at, parentSpanId: 0, endpointName: 'select', startTime: 10 + at, endTime: 11 + at }),
    span({ spanId: 11 + at, parentSpanId: 1 + at, endpointName: `row ${at}`, startTime: 10 + at, endTime: 11 + at }),
  ]).flat(),
  span({ spanId: 30, parentSpanId: 0, endpointName: 'commit', startTime: 40, endTime: 50 }),
]
const trace = traceOf(spans)
const runs = runsOf(trace)
const shown = (fold: Fold, keep?: Uint8Array): string[] => {
  const rows = rowsOf(trace, runs, fold, keep)
  return Array.from(rows.span, (at, row) => {
    const name = trace.spans[at]?.endpointName ?? ''
    return `${' '.repeat(rows.indent[row] ?? 0)}${rows.run[row] ? `${rows.run[row]}× ` : ''}${name}`
  })
}

describe('rowsOf', () => {
  it('shows every span exactly once when all is open', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 60 }), fc.integer({ min: 0, max: 3 }), (seeds, repeats) => {
        const some = traceOf(grown(seeds.length, (at) => (at === 0 ? -1 : (seeds[at] ?? 0) % at)))
        const theirs = runsOf(some)
        const rows = rowsOf(some, theirs, { ...all, repeats, opened: new Set(theirs.head) })
        const own = Array.from(rows.span).filter((_, row) => rows.run[row] === 0)
        expect(own).toEqual(Array.from({ length: some.count }, (_, at) => at))
        expect(own.every((at) => isShown(rows, at))).toBe(true)
      }),
    )
  })

  it('folds equal neighbours into one row, and shows them a step in when that is opened', () => {
    expect(shown({ ...all, repeats: 3 })).toEqual(['op', ' 6× select', ' commit'])
    expect(membersOf(trace, runs, 1)).toEqual([1, 3, 5, 7, 9, 11])
    const open = shown({ ...all, repeats: 3, opened: new Set([1]) })
    expect(open.slice(0, 4)).toEqual(['op', ' 6× select', '  select', '   row 0'])
    expect(open.at(-1)).toBe(' commit')
    expect(open.length).toBe(15)
    expect(shown({ ...all, repeats: 7 }).length).toBe(14)
  })

  it('opens so many levels, and turns single spans round', () => {
    expect(shown({ ...all, levels: 1 })).toEqual(['op'])
    expect(shown({ ...all, levels: 2 }).length).toBe(8)
    expect(shown({ ...all, levels: 2, turned: new Set([3]) })[3]).toBe('  row 1')
    expect(shown({ ...all, turned: new Set([0]) })).toEqual(['op'])
  })

  it('says in which row a folded span is', () => {
    const rows = rowsOf(trace, runs, { ...all, repeats: 3 })
    expect([0, 1, 6, 13].map((at) => rows.rowOf[at])).toEqual([0, 1, 1, 2])
    expect(isShown(rows, 6)).toBe(false)
  })

  it('reveals a span by opening all it hangs on, and nothing else', () => {
    const fold: Fold = { ...all, repeats: 3, levels: 1 }
    const next = revealing(trace, runs, fold, 6)
    expect(isShown(rowsOf(trace, runs, next), 6)).toBe(true)
    expect(shown(next).filter((name) => name.startsWith('   '))).toEqual(['   row 2'])
  })

  it('leaves out what is not kept, and keeps what kept spans hang on', () => {
    const keep = keeping(trace, (at) => trace.spans[at]?.endpointName === 'row 4')
    expect(shown({ ...all, repeats: 3 }, keep)).toEqual(['op', ' select', '  row 4'])
    expect(
      shown(
        all,
        keeping(trace, () => false),
      ),
    ).toEqual([])
  })

  it('is written into an address and read from it, nonsense left out', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(99_999)), fc.uniqueArray(fc.nat(99_999)), (turned, opened) => {
        const fold = { turned: new Set(turned), opened: new Set(opened) }
        expect(readFold(printFold(fold))).toEqual(fold)
      }),
    )
    expect(readFold('x/y.-1.~~3.2c')).toEqual({ turned: new Set([84]), opened: new Set() })
  })

  it('takes a chain of 5,000 and a fan of 50,000', () => {
    const deep = traceOf(grown(5000, (at) => at - 1))
    expect(rowsOf(deep, runsOf(deep), all).count).toBe(5000)
    const fan = traceOf(
      Array.from({ length: 50_000 }, (_, at) => span({ spanId: at, parentSpanId: at === 0 ? -1 : 0, startTime: at })),
    )
    expect(rowsOf(fan, runsOf(fan), { ...all, repeats: 3 }).count).toBe(2)
  })
})
