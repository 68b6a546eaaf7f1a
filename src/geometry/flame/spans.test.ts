import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { traceOf } from '../trace/model'
import type { TraceSpan } from '../trace/span'
import { grown, ref, segment, span } from '../trace/testing/spans'
import { framesOfSpans, type SpanFlame } from './spans'
import { pathOf } from './testing/stacks'

const flameOf = (spans: readonly TraceSpan[]): SpanFlame => framesOfSpans(traceOf(spans))
const frames = ({ table, spans, stated }: SpanFlame): string[] =>
  Array.from(
    { length: table.count },
    (_, at) => `${pathOf(table, at)} ${table.total[at]}/${table.self[at]} of ${stated[at]} in ${spans[at]}`,
  )
/** `op n` for each span. */
const named = (spans: readonly TraceSpan[], ...names: readonly string[]): TraceSpan[] =>
  spans.map((one, at) => ({ ...one, endpointName: names[at] ?? '' }))

describe('framesOfSpans', () => {
  it('merges calls of one path, in the order of time', () => {
    const flame = flameOf(named(segment([-1, 0, 10], [0, 1, 3], [0, 3, 4], [0, 5, 9]), 'get', 'sql', 'render', 'sql'))
    expect(frames(flame)).toEqual([
      'a: get 10/3 of 10 in 1',
      'a: get;a: sql 6/6 of 6 in 2',
      'a: get;a: render 1/1 of 1 in 1',
    ])
    expect([...flame.frameOf]).toEqual([0, 1, 2, 1])
    expect([...flame.longest]).toEqual([0, 3, 2])
    expect(flame.table).toMatchObject({ unit: 'ms', isRootMade: false, oddities: [] })
  })

  it('lets what ran side by side share the time', () => {
    const spans = named(segment([-1, 0, 10], [0, 0, 8], [0, 0, 8], [1, 2, 6]), 'get', 'x', 'y', 'z')
    expect(frames(flameOf(spans))).toEqual([
      'a: get 10/2 of 10 in 1',
      'a: get;a: x 4/2 of 8 in 1',
      'a: get;a: x;a: z 2/2 of 4 in 1',
      'a: get;a: y 4/4 of 8 in 1',
    ])
  })

  it('widens a producer by what worked after it, not by the queue', () => {
    const flame = flameOf([
      span({ endpointName: 'send', endTime: 5 }),
      span({ segmentId: 'b', refs: [ref('s', 0)], endpointName: 'work', startTime: 1000, endTime: 1200 }),
    ])
    expect(frames(flame)).toEqual(['a: send 205/5 of 5 in 1', 'a: send;a: work 200/200 of 200 in 1'])
    expect(flame.table.oddities).toEqual([])
  })

  it('leaves out what is only named; what hangs on it is beneath a root of ours', () => {
    const flame = flameOf([
      span({ segmentId: 'b', refs: [ref('gone', 0)], endpointName: 'one', startTime: 0, endTime: 6 }),
      span({ segmentId: 'c', refs: [ref('lost', 0)], endpointName: 'two', startTime: 0, endTime: 2, isError: true }),
    ])
    expect(frames(flame)).toEqual(['all 6/0 of 0 in 0', 'all;a: one 5/5 of 6 in 1', 'all;a: two 1/1 of 2 in 1'])
    expect(flame.table.isRootMade).toBe(true)
    expect([...flame.errors]).toEqual([0, 0, 1])
    expect([...flame.longest]).toEqual([-1, expect.any(Number), expect.any(Number)])
  })

  it('is there without spans and without time', () => {
    expect(frames(flameOf([]))).toEqual(['all 0/0 of 0 in 0'])
    expect(frames(flameOf([span({ endTime: 0 })]))).toEqual(['a: op 0/0 of 0 in 1'])
  })

  it('is as wide as the time in which anything ran, and no frame is wider than the one above', () => {
    const times = fc.tuple(fc.nat({ max: 100 }), fc.nat({ max: 40 }), fc.nat())
    fc.assert(
      fc.property(fc.array(times, { minLength: 1, maxLength: 30 }), (lines) => {
        const spans = segment(
          ...lines.map(([start, length, pick], at) => [(pick % (at + 1)) - 1, start, start + length] as const),
        )
        const trace = traceOf(spans)
        const { table, spans: counts, stated } = framesOfSpans(trace)
        const busy = Array.from({ length: 300 }, (_, ms) =>
          lines.some(([start, length]) => start <= ms && ms < start + length),
        )
        expect(table.total[0]).toBeCloseTo(busy.filter(Boolean).length)
        expect(table.oddities).toEqual([])
        for (let at = 0; at < table.count; at += 1) expect(table.self[at]).toBeGreaterThanOrEqual(-1e-9)
        expect(counts.reduce((sum, one) => sum + one)).toBe(spans.length)
        expect(stated.reduce((sum, one) => sum + one)).toBeCloseTo(lines.reduce((sum, [, length]) => sum + length, 0))
      }),
    )
  })

  it('has the trace and its self times where nothing ran side by side', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(), fc.nat({ max: 9 })), { minLength: 1, maxLength: 30 }), (lines) => {
        const { spans, self } = sequential(lines)
        const trace = traceOf(named(spans, ...spans.map((_, at) => `op${at}`)))
        const flame = framesOfSpans(trace)
        expect(flame.table.total[0]).toBeCloseTo(trace.duration)
        for (let at = 0; at < trace.count; at += 1) {
          const frame = flame.frameOf[at] ?? -1
          expect(flame.table.total[frame]).toBeCloseTo((trace.to[at] ?? 0) - (trace.from[at] ?? 0))
          expect(flame.table.self[frame]).toBeCloseTo(self[Number(trace.spans[at]?.spanId)] ?? 0)
        }
      }),
    )
  })

  it('takes 50 000 spans', () => {
    const flame = flameOf(grown(50_000, (at) => (at === 0 ? -1 : Math.floor((at - 1) / 3))))
    expect(flame.spans.reduce((sum, one) => sum + one)).toBe(50_000)
    expect(flame.table.oddities).toEqual([])
  })
})

/** Spans that call one after the other and wait; each has so much time of its own. */
function sequential(lines: readonly (readonly [pick: number, self: number])[]): { spans: TraceSpan[]; self: number[] } {
  const parent = lines.map(([pick], at) => (at === 0 ? -1 : pick % at))
  const self = lines.map(([, own]) => own)
  const times: [number, number][] = []
  const place = (at: number, start: number): number => {
    let now = start + (self[at] ?? 0)
    parent.forEach((above, child) => {
      if (above === at) now = place(child, now)
    })
    times[at] = [start, now]
    return now
  }
  place(0, 0)
  return { spans: segment(...times.map(([start, end], at) => [parent[at] ?? -1, start, end] as const)), self }
}
