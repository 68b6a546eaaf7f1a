import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { getProfileTaskSegments, type ProfiledSpan } from '@/protocol/profiling/segments'
import { chosenOf, rangesOf, samplesOf } from './samples'

interface Given {
  readonly segment?: string
  readonly id: number
  readonly parent?: number
  readonly from: unknown
  readonly to: unknown
  readonly profiled?: boolean
}
const spanOf = ({ segment = 's', id, parent = -1, from, to, profiled = true }: Given) => ({
  segmentId: segment,
  spanId: id,
  parentSpanId: parent,
  startTime: from,
  endTime: to,
  endpointName: `span ${id}`,
  profiled,
})
const traces = (...samples: readonly { length: number; start?: number; spans: readonly Given[] }[]) =>
  getProfileTaskSegments.decode({
    getProfileTaskSegments: samples.map(({ length, start = 0, spans }, at) => ({
      ...{ traceId: `t${at}`, instanceId: 'i', instanceName: 'pod', endpointNames: ['/x'] },
      ...{ duration: length, start: String(start), spans: spans.map(spanOf) },
    })),
  })
const spans = (...given: readonly Given[]): readonly ProfiledSpan[] =>
  traces({ length: 1, spans: given })[0]?.spans ?? []
const ranges = (list: readonly ProfiledSpan[], children: boolean) => {
  const [first] = list
  if (!first) throw new Error('no span')
  return rangesOf(first, list, children).map(({ segmentId, timeRange: { start, end } }) => [segmentId, start, end])
}

describe('samples', () => {
  it('stand the slowest first', () => {
    const found = samplesOf(
      traces(
        { length: 5, spans: [{ id: 0, from: 0, to: 5 }] },
        { length: 9, start: 2, spans: [] },
        { length: 9, start: 1, spans: [{ id: 0, from: 0, to: 9, profiled: false }] },
      ),
    )
    expect(found.map(({ traceId, profiled }) => [traceId, profiled])).toEqual([
      ['t2', 0],
      ['t1', 0],
      ['t0', 1],
    ])
  })

  it('are read at the span that the address names, else at the first that can be analysed', () => {
    const found = samplesOf(
      traces(
        { length: 9, spans: [{ segment: 'a', id: 0, from: 0, to: 9, profiled: false }] },
        {
          length: 5,
          spans: [
            { segment: 'b', id: 0, from: 0, to: 5, profiled: false },
            { segment: 'b', id: 1, parent: 0, from: 1, to: 4 },
          ],
        },
      ),
    )
    const at = (segment: string | null, span: number | null) => {
      const chosen = chosenOf(found, segment, span)
      return [chosen?.sample.traceId, chosen?.at]
    }
    expect(at(null, null)).toEqual(['t1', 1])
    expect(at('a', 0)).toEqual(['t0', 0])
    expect(at('b', 0)).toEqual(['t1', 0])
    expect(at('b', 7)).toEqual(['t1', 1])
    expect(at('gone', 0)).toEqual(['t1', 1])
    expect(chosenOf([], null, null)).toBeNull()
    expect(chosenOf(found.slice(0, 1), null, null)?.at).toBeNull()
  })
})

describe('what is analysed', () => {
  it('is the whole span with its children', () => {
    expect(ranges(spans({ id: 0, from: 10, to: 90 }, { id: 1, parent: 0, from: 20, to: 30 }), true)).toEqual([
      ['s', 10, 90],
    ])
  })

  it('leaves out children of its own thread, not grandchildren twice and not other segments', () => {
    const list = spans(
      { id: 0, from: 10, to: 90 },
      { id: 1, parent: 0, from: 20, to: 30 },
      { id: 2, parent: 1, from: 20, to: 80 },
      { id: 3, parent: 0, from: 25, to: 40 },
      { segment: 'other', id: 1, parent: 0, from: 50, to: 60 },
    )
    expect(ranges(list, false)).toEqual([
      ['s', 10, 19],
      ['s', 41, 90],
    ])
  })

  it('is nothing where the children take all of it, or where its times cannot be read', () => {
    expect(ranges(spans({ id: 0, from: 10, to: 90 }, { id: 1, parent: 0, from: 0, to: 95 }), false)).toEqual([])
    expect(ranges(spans({ id: 0, from: 'soon', to: 90 }), true)).toEqual([])
    expect(ranges(spans({ id: 0, from: 90, to: 10 }), true)).toEqual([])
  })

  it('is each millisecond of the span that no child has, once', () => {
    const stretch = fc.tuple(fc.nat(60), fc.nat(20)).map(([from, length]) => ({ from, to: from + length }))
    fc.assert(
      fc.property(fc.array(stretch, { maxLength: 8 }), (children) => {
        const list = spans(
          { id: 0, from: 10, to: 50 },
          ...children.map((child, at) => ({ id: at + 1, parent: 0, ...child })),
        )
        const asked = ranges(list, false).flatMap(([, from = 0, to = 0]) =>
          Array.from({ length: Number(to) - Number(from) + 1 }, (_, at) => Number(from) + at),
        )
        const own = Array.from({ length: 41 }, (_, at) => at + 10).filter(
          (at) => !children.some(({ from, to }) => at >= from && at <= to),
        )
        expect(asked).toEqual(own)
      }),
    )
  })
})
