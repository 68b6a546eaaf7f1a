import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FLAG } from './flag'
import { findPlace, has, traceOf, type Trace } from './model'
import { spanKey, type TraceSpan } from './span'
import { grown, ref, segment, span } from './testing/spans'

const flagsOf = (trace: Trace, at: number): string[] =>
  Object.entries(FLAG).flatMap(([name, flag]) => (has(trace, at, flag) ? [name] : []))
const names = (trace: Trace): (string | null)[] => trace.spans.map((one) => one?.endpointName ?? null)

/** Any spans, sound or not. */
const someSpans = fc.array(
  fc.record({
    segmentId: fc.constantFrom('x', 'y', 'z'),
    spanId: fc.integer({ min: 0, max: 9 }),
    parentSpanId: fc.integer({ min: -1, max: 9 }),
    startTime: fc.integer({ min: 0, max: 200 }),
    length: fc.integer({ min: -5, max: 100 }),
    refs: fc.array(fc.record({ segment: fc.constantFrom('x', 'y', 'gone'), at: fc.integer({ min: 0, max: 9 }) }), {
      maxLength: 2,
    }),
  }),
  { maxLength: 40 },
)
const built = (lines: typeof someSpans extends fc.Arbitrary<infer T> ? T : never): TraceSpan[] =>
  lines.map(({ length, refs, ...rest }) =>
    span({ ...rest, endTime: rest.startTime + length, refs: refs.map(({ segment: id, at }) => ref(id, at)) }),
  )

describe('traceOf', () => {
  it('puts parents before children, siblings by their start, across segments and threads', () => {
    const trace = traceOf([
      span({ segmentId: 'b', endpointName: 'called', refs: [ref('a', 2)], startTime: 6, endTime: 9, serviceCode: 'b' }),
      span({ segmentId: 'c', endpointName: 'thread', refs: [ref('a', 0, 'CROSS_THREAD')], startTime: 2, endTime: 4 }),
      span({ segmentId: 'a', endpointName: 'root', endTime: 10 }),
      span({ segmentId: 'a', spanId: 2, parentSpanId: 0, endpointName: 'call', startTime: 5, endTime: 10 }),
    ])
    expect(names(trace)).toEqual(['root', 'thread', 'call', 'called'])
    expect([...trace.parent]).toEqual([-1, 0, 0, 2])
    expect([...trace.depth]).toEqual([0, 1, 1, 2])
    expect([...trace.size]).toEqual([4, 1, 2, 1])
    expect([...trace.self]).toEqual([3, 2, 2, 3])
    expect([...trace.waitFrom]).toEqual([NaN, NaN, NaN, 5])
    expect([1, 3].map((at) => flagsOf(trace, at))).toEqual([['thread'], ['process']])
    expect(trace.services).toEqual(['a', 'b'])
    expect(trace).toMatchObject({ count: 4, start: 0, duration: 10, maxDepth: 2, errors: 0, real: 4 })
  })

  it('is empty without a span, and sound with one broken span', () => {
    expect(traceOf([])).toMatchObject({ count: 0, start: 0, duration: 0 })
    const trace = traceOf([
      span({ spanId: { bad: '∞' }, parentSpanId: { bad: '' }, startTime: { bad: 'x' }, endTime: { bad: '' } }),
    ])
    expect(trace).toMatchObject({ count: 1, start: 0, duration: 0 })
    expect(flagsOf(trace, 0)).toEqual(['badTime'])
  })

  it('stands a span without a start at its parent', () => {
    const trace = traceOf([
      span({ startTime: 500, endTime: 900 }),
      span({ spanId: 1, parentSpanId: 0, startTime: { bad: '' }, endTime: { bad: '' } }),
    ])
    expect([trace.from[1], trace.to[1]]).toEqual([0, 0])
  })

  it('gives spans whose parent is missing one virtual row that reaches over them', () => {
    const trace = traceOf([
      span({ endpointName: 'root', endTime: 100 }),
      span({ segmentId: 'b', endpointName: 'b', refs: [ref('gone', 3)], startTime: 20, endTime: 30 }),
      span({ segmentId: 'c', endpointName: 'c', refs: [ref('gone', 3)], startTime: 40, endTime: 60 }),
      span({ segmentId: 's', spanId: 8, parentSpanId: 7, endpointName: 'd', startTime: 70, endTime: 80 }),
    ])
    expect(names(trace)).toEqual(['root', null, 'b', 'c', null, 'd'])
    expect([...trace.parent]).toEqual([-1, -1, 1, 1, -1, 4])
    expect([trace.from[1], trace.to[1], trace.self[1]]).toEqual([20, 60, 0])
    expect([1, 2, 5].map((at) => flagsOf(trace, at))).toEqual([['virtual'], ['orphan', 'process'], ['orphan']])
    expect(trace).toMatchObject({ count: 6, real: 4 })
  })

  it('takes a ref to another trace for a link, and the ref that is here for the parent', () => {
    const trace = traceOf([
      span({ segmentId: 'b', refs: [ref('far', 0, 'CROSS_PROCESS', 'other')] }),
      span({ segmentId: 'c', refs: [ref('far', 0, 'CROSS_PROCESS', 'other'), ref('b', 0)], startTime: 1 }),
    ])
    expect([...trace.parent]).toEqual([-1, 0])
    expect(trace.count).toBe(2)
  })

  it('cuts circles of parents and says where', () => {
    const trace = traceOf([
      span({ spanId: 0, parentSpanId: 2, endpointName: 'x' }),
      span({ spanId: 1, parentSpanId: 0, endpointName: 'y', startTime: 1 }),
      span({ spanId: 2, parentSpanId: 1, endpointName: 'z', startTime: 2 }),
      span({ segmentId: 'own', parentSpanId: 0, endpointName: 'self', startTime: 3 }),
    ])
    expect(names(trace)).toEqual(['x', 'y', 'z', 'self'])
    expect([...trace.parent]).toEqual([-1, 0, 1, -1])
    expect([0, 1, 2, 3].map((at) => flagsOf(trace, at))).toEqual([['cycle'], [], [], ['cycle']])
  })

  it('keeps both spans of one place and marks the second', () => {
    const trace = traceOf([
      span({ endpointName: 'first' }),
      span({ endpointName: 'second', startTime: 1 }),
      span({ spanId: 1, parentSpanId: 0, endpointName: 'child', startTime: 2 }),
    ])
    expect(names(trace)).toEqual(['first', 'child', 'second'])
    expect(flagsOf(trace, 2)).toEqual(['duplicate'])
    expect(findPlace(trace, spanKey(span()))).toBe(0)
  })

  it('keeps an end before its start, and a month', () => {
    const month = 31 * 86_400_000
    const trace = traceOf(segment([-1, 0, month], [0, 100, 40]))
    expect([trace.from[1], trace.to[1], trace.self[1]]).toEqual([100, 100, 0])
    expect(flagsOf(trace, 1)).toEqual(['negative'])
    expect([trace.duration, trace.self[0]]).toEqual([month, month])
  })

  it('leaves clocks that differ as they are and marks what starts before its caller', () => {
    const trace = traceOf([
      span({ startTime: 100, endTime: 200 }),
      span({ segmentId: 'b', refs: [ref('s', 0)], startTime: 60, endTime: 150 }),
    ])
    expect([trace.from[0], trace.from[1], trace.self[0]]).toEqual([40, 0, 50])
    expect(flagsOf(trace, 1)).toEqual(['early', 'process'])
  })

  it('calls the time between producer and consumer a wait', () => {
    const trace = traceOf([
      span({ endTime: 8, layer: 'MQ' }),
      span({ segmentId: 'b', refs: [ref('s', 0)], startTime: 46_000, endTime: 46_100, layer: 'MQ' }),
    ])
    expect(trace.waitFrom[1]).toBe(8)
    expect(trace.self[0]).toBe(8)
  })

  it('holds every span exactly once, parents first, whatever it is given', () => {
    fc.assert(
      fc.property(someSpans, (lines) => {
        const spans = built(lines)
        const trace = traceOf(spans)
        const real = trace.spans.filter((one) => one !== null)
        expect(real.length).toBe(spans.length)
        expect(new Set(real)).toEqual(new Set(spans))
        trace.parent.forEach((above, at) => {
          expect(above).toBeLessThan(at)
          if (above >= 0) expect(at).toBeLessThan(above + (trace.size[above] ?? 0))
        })
      }),
    )
  })

  it('gives every instant to the spans that wait for nobody then: self times sum to the covered time', () => {
    fc.assert(
      fc.property(someSpans, (lines) => {
        const trace = traceOf(built(lines))
        let expected = 0
        const active = (at: number, time: number): boolean =>
          (trace.from[at] ?? 0) <= time && time < (trace.to[at] ?? 0) && trace.spans[at] !== null
        for (let time = 0; time < trace.duration; time += 1)
          for (let at = 0; at < trace.count; at += 1) {
            if (!active(at, time)) continue
            const waits = [...trace.parent].some((above, child) => above === at && active(child, time))
            if (!waits) expected += 1
          }
        expect(trace.self.reduce((sum, one) => sum + one, 0)).toBe(expected)
      }),
      { numRuns: 60 },
    )
  })

  it('has self times that sum to the root where calls follow one another', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 30 }), (lengths) => {
        const ends = lengths.map((_, at) => lengths.slice(0, at + 1).reduce((sum, one) => sum + one, 0))
        const total = (ends.at(-1) ?? 0) + 5
        const calls = ends.map((end, at) => [0, end - (lengths[at] ?? 0), end] as const)
        const trace = traceOf(segment([-1, 0, total], ...calls))
        expect(trace.self.reduce((sum, one) => sum + one, 0)).toBe(total)
      }),
    )
  })

  it('goes 5,000 levels down and takes 50,000 spans', () => {
    const deep = traceOf(grown(5000, (at) => at - 1))
    expect(deep.maxDepth).toBe(4999)
    const wide = traceOf(grown(50_000, (at) => Math.floor((at - 1) / 3)))
    expect(wide.size[0]).toBe(50_000)
  })
})
