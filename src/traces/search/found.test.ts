import { describe, expect, it } from 'vitest'
import type { WireSpan } from '@/protocol/trace/span'
import type { TracePage, TraceRow } from '@/protocol/trace/summary'
import { isInside, printBox, readBox } from './box'
import { foundIn, type FoundTrace } from './found'
import { inOrder, readOrder } from './order'
import { firstPages, forcedPage, NO_PAGES, withPage } from './pages'
import { dotAt, scatterOf } from './scatter'

const row = (key: string, traceId: string, more: Partial<TraceRow> = {}): TraceRow => ({
  ...{ key, traceId, segmentId: key, endpointNames: [`GET:/${key}`], start: 1_000, duration: 10, isError: false },
  ...more,
})
const span = (serviceCode: string, isError = false): WireSpan => ({
  ...{ traceId: 't', segmentId: 's', spanId: 0, parentSpanId: -1, refs: [], serviceCode, serviceInstanceName: '' },
  ...{ startTime: 0, endTime: 1, endpointName: '', type: 'Entry', peer: '', component: '', isError, layer: '' },
  ...{ tags: [], logs: [], attachedEvents: [] },
})

describe('segments of a list', () => {
  it('of one trace are one line, at the place of the first', () => {
    const found = foundIn([
      row('a', 't1', { start: 2_000, duration: 5 }),
      row('b', 't2'),
      row('c', 't1', { start: 1_500, duration: 90, isError: true }),
    ])
    expect(found.map(({ traceId, segments }) => [traceId, segments])).toEqual([
      ['t1', 2],
      ['t2', 1],
    ])
    expect(found[0]).toMatchObject({ name: 'GET:/c', start: 1_500, duration: 90, isError: true, services: null })
  })

  it('without an id, a name or a number are not lost', () => {
    const found = foundIn([row('a', ''), row('b', ''), row('c', 't', { endpointNames: [], start: { bad: 'x' } })])
    expect(found).toHaveLength(3)
    expect(found[2]).toMatchObject({ name: '', start: null, duration: 10 })
  })

  it('are whole where they bring their spans: the services by their share', () => {
    const spans = [span('gate'), span('orders', true), span('orders')]
    expect(foundIn([row('t', 't', { segmentId: null, spans })])[0]).toMatchObject({
      segments: null,
      services: [
        { name: 'orders', spans: 2, errors: 1 },
        { name: 'gate', spans: 1, errors: 0 },
      ],
    })
  })
})

describe('an order of what is loaded', () => {
  const found = (name: string, start: number | null, duration: number | null): FoundTrace => ({
    ...{ traceId: name, name, start, duration, isError: false, segments: 1, services: null, spans: null },
  })
  const list = [found('b', 2, 9), found('a10', null, 5), found('a2', 3, null), found('c', 1, 9)]
  const names = (sort: string) => inOrder(list, readOrder(sort)).map(({ name }) => name)

  it('is the server’s where it knows it', () => {
    expect(names('-start')).toEqual(['b', 'a10', 'a2', 'c'])
    expect(names('-duration')).toEqual(['b', 'a10', 'a2', 'c'])
  })

  it('is ours else; what has no number comes last, equals keep their places', () => {
    expect(names('start')).toEqual(['c', 'b', 'a2', 'a10'])
    expect(names('duration')).toEqual(['a10', 'b', 'c', 'a2'])
    expect(names('name')).toEqual(['a2', 'a10', 'b', 'c'])
    expect(names('-name')).toEqual(['c', 'b', 'a10', 'a2'])
    expect(names('-spans')).toEqual(['b', 'a10', 'a2', 'c'])
  })
})

const SIZE = 40
const at0 = { size: SIZE, start: 0 }

describe('pages of a list without a total', () => {
  const page = (from: number, count: number, lookedTo?: number): TracePage => ({
    rows: Array.from({ length: count }, (_, index) => row(`r${from + index}`, `t${from + index}`)),
    retrieved: lookedTo === undefined ? null : { from: lookedTo, to: 1_000_000 },
  })

  it('go on until one is short', () => {
    const one = firstPages(page(0, SIZE), 1, at0)
    expect(one).toMatchObject({ count: 1, more: true, lookedTo: null })
    const two = withPage(one, page(SIZE, 3), at0)
    expect(two).toMatchObject({ count: 2, more: false })
    expect(two?.rows).toHaveLength(SIZE + 3)
    expect(firstPages(page(0, 0), 1, at0)).toMatchObject({ rows: [], more: false })
    expect(firstPages(page(0, 2 * SIZE), 2, at0)).toMatchObject({ count: 2, more: true })
    expect(NO_PAGES.rows).toEqual([])
  })

  it('do not fit where a row comes again: the list moved', () => {
    const one = firstPages(page(0, SIZE), 1, at0)
    expect(withPage(one, page(SIZE - 1, SIZE), at0)).toBeNull()
    const forced = forcedPage(one, page(SIZE - 1, SIZE), at0)
    expect(forced.rows).toHaveLength(2 * SIZE - 1)
    expect(new Set(forced.rows.map(({ key }) => key)).size).toBe(forced.rows.length)
  })

  it('tell how far back the server looked, where that is not the beginning', () => {
    expect(firstPages(page(0, 1, 500_000), 1, at0).lookedTo).toBe(500_000)
    expect(firstPages(page(0, 1, 900), 1, at0).lookedTo).toBeNull()
  })
})

describe('durations over time', () => {
  const found = (start: number | null, duration: number | null): FoundTrace => ({
    ...{ traceId: `${start}`, name: '', start, duration, isError: false, segments: 1, services: null, spans: null },
  })
  const frame = { width: 258, height: 126, from: 0, to: 1_000 }

  it('lie in the plot, the latest to the right and the longest on top', () => {
    const { dots, plot, ticks, left } = scatterOf(
      [found(0, 0), found(1_000, 100), found(500, 50), found(null, 1), found(5_000, 1)],
      frame,
    )
    expect(dots.map(({ x, y }) => [x, y])).toEqual([
      [plot.left, plot.bottom],
      [plot.right, plot.top],
      [(plot.left + plot.right) / 2, (plot.top + plot.bottom) / 2],
    ])
    expect(left).toBe(2)
    expect(ticks.map(({ value }) => value)).toEqual([0, 50, 100])
  })

  it('go by powers of ten where few are far longer', () => {
    const traces = [...Array.from({ length: 9 }, (_, index) => found(index * 100, 10)), found(950, 9_999)]
    const { ticks, dots, plot } = scatterOf(traces, frame)
    expect(ticks.map(({ value }) => value)).toEqual([1, 100, 10_000])
    expect(dots[0]?.y).toBeCloseTo(plot.bottom - (plot.bottom - plot.top) / 4)
  })

  it('a box holds the points that it was dragged around, whatever the scale', () => {
    for (const longest of [100, 90_000]) {
      const traces = Array.from({ length: 40 }, (_, index) =>
        found(index * 25, index === 39 ? longest : (index * 7) % 90),
      )
      const { dots, boxAt, rectOf } = scatterOf(traces, frame)
      for (const [a, b] of [
        [
          { x: 60, y: 20 },
          { x: 200, y: 90 },
        ],
        [
          { x: 300, y: -50 },
          { x: 100, y: 60 },
        ],
      ] as const) {
        const box = boxAt(a, b)
        const inside = dots.filter(
          ({ x, y }) =>
            x > Math.min(a.x, b.x) && x < Math.max(a.x, b.x) && y > Math.min(a.y, b.y) && y < Math.max(a.y, b.y),
        )
        expect(inside.every(({ trace }) => isInside(box, trace))).toBe(true)
        expect(readBox(printBox(box))).toEqual(box)
        const rect = rectOf(box)
        expect(rect.width).toBeGreaterThan(0)
        expect(rect.y).toBeGreaterThanOrEqual(0)
      }
    }
    expect(readBox('9-1,2-3')).toBeNull()
    expect(readBox('x')).toBeNull()
  })

  it('one without room or without points is drawn all the same', () => {
    expect(scatterOf([], { ...frame, width: 0, height: 0 }).dots).toEqual([])
    expect(scatterOf([found(0, 0)], { ...frame, to: 0 }).dots).toHaveLength(1)
    const { dots } = scatterOf([found(500, 10)], frame)
    expect(dotAt(dots, (dots[0]?.x ?? 0) + 4, dots[0]?.y ?? 0)?.trace.start).toBe(500)
    expect(dotAt(dots, 0, 0)).toBeNull()
  })
})
