import { describe, expect, it } from 'vitest'
import type { LogCondition } from './condition'
import type { LogLine } from './line'
import { spanOfLine, spansAround, type LineSpan } from './spanOfLine'

const line: LogLine = {
  ...{
    service: 'orders',
    serviceId: 'o.1',
    instance: 'orders-1',
    instanceId: 'o.1_i',
    endpoint: null,
    endpointId: null,
  },
  ...{ traceId: 't', time: 50, contentType: 'TEXT', content: 'no connection', tags: [] },
}
const span = (spanId: number, parentSpanId: number, [start, end]: [number, number], more: Partial<LineSpan> = {}) => ({
  ...{ traceId: 't', segmentId: 's', spanId, parentSpanId, refs: [], startTime: start, endTime: end },
  ...{ serviceCode: 'orders', serviceInstanceName: 'orders-1', ...more },
})

const entry = span(0, -1, [0, 100])
const inner = span(1, 0, [10, 90])
const late = span(2, 1, [40, 60])
const early = span(3, 1, [20, 60])
const over = span(4, 1, [20, 49])
const other = span(5, 1, [0, 100], { serviceInstanceName: 'orders-2' })
const called = span(0, -1, [45, 55], {
  segmentId: 's2',
  refs: [{ parentSegmentId: 's', parentSpanId: 2 }],
})

/** A storage that has the line at one span. */
function asking(holder: LineSpan | null) {
  const asked: LogCondition[][] = []
  const ask = <V extends object, A>(operation: { decode: (data: unknown) => A }, variables: V): Promise<A> => {
    const conditions = Object.values(variables) as LogCondition[]
    asked.push(conditions)
    const log = { timestamp: 50, content: 'no connection', serviceInstanceId: 'o.1_i', contentType: 'TEXT' }
    const answers = conditions.map(({ relatedTrace }, at) => {
      const isIt = relatedTrace?.segmentId === holder?.segmentId && relatedTrace?.spanId === holder?.spanId
      return [`q${at}`, { errorReason: null, logs: [{ ...log, timestamp: 51 }, ...(isIt ? [log] : [])] }]
    })
    return Promise.resolve(operation.decode(Object.fromEntries(answers)))
  }
  return { asked, ask }
}

describe('the span of a line', () => {
  const all = [entry, inner, early, late, over, other, called]

  it('is sought among those of the instance that were under way, the deepest and latest first, at most four', () => {
    expect(spansAround(line, all)).toEqual([called, late, early, inner])
    expect(spansAround({ ...line, time: 95 }, all)).toEqual([entry])
    expect(spansAround({ ...line, time: null }, all)).toEqual([])
    expect(spansAround({ ...line, instance: null }, all)).toEqual([])
    expect(spansAround({ ...line, traceId: 'u' }, all)).toEqual([])
  })

  it('is found by the names of the line, which OAP cuts where those of a span are whole', async () => {
    const [service, instance] = ['s'.repeat(300), 'i'.repeat(300)]
    const long = span(0, -1, [0, 100], { serviceCode: service, serviceInstanceName: instance })
    const cut = { ...line, service: service.slice(0, 70), instance: instance.slice(0, 70) }
    expect(spansAround(cut, [entry, long])).toEqual([long])
    expect(await spanOfLine(asking(long).ask, cut, [entry, long])).toBe(long)
    // A name that only begins alike does not count beside the whole one, nor one without any.
    const longer = span(7, 0, [0, 100], { serviceInstanceName: 'orders-10' })
    expect(spansAround(line, [entry, longer])).toEqual([entry])
    expect(spansAround({ ...line, instance: '' }, [entry])).toEqual([])
  })

  it('is the one that has the line, asked in one document', async () => {
    const { asked, ask } = asking(early)
    expect(await spanOfLine(ask, line, all)).toBe(early)
    expect(asked).toHaveLength(1)
    expect(asked[0]).toHaveLength(4)
    expect(asked[0]?.[0]).toMatchObject({
      serviceInstanceId: 'o.1_i',
      relatedTrace: { traceId: 't', segmentId: 's2', spanId: 0 },
    })
  })

  it('is none where no candidate has it, and nothing is asked where there is no candidate', async () => {
    const { asked, ask } = asking(null)
    expect(await spanOfLine(ask, line, all)).toBeNull()
    expect(await spanOfLine(ask, line, [other])).toBeNull()
    expect(asked).toHaveLength(1)
  })

  it('is found among spans that call each other in a circle, and in those without numbers', () => {
    const a = span(1, 2, [0, 100])
    const b = span(2, 1, [0, 100])
    const bad = span(3, 1, [0, 100], { startTime: { bad: 'x' } })
    expect(spansAround(line, [a, b, bad])).toEqual([a, b])
  })
})
