import type { WireEvent } from '@/protocol/trace/span'
import type { Course } from './course'
import type { SpanPlan } from './plan'

/** What a sampling of the wire saw while an incident slowed a span: the request at its start, the answer at its end. */
export function eventsIn(course: Course, span: SpanPlan): readonly WireEvent[] {
  const mark = course.slowed(span.visit)
  if (mark?.span !== span.index) return []
  const names = mark.what.attachedEvents ?? []
  const start = course.told(span)
  const lasts = course.duration[span.index] ?? 0
  return names.map((event, index) => {
    const isLast = index === names.length - 1
    const nanos = Math.floor(1e6 * course.draw(span.index, 12 + (index % 3)))
    const from = isLast ? start + lasts - Math.ceil(lasts / 50) : start
    const size = isLast ? 486 : 212
    return {
      event,
      startTime: instant(from, nanos),
      endTime: instant(isLast ? start + lasts : start + Math.ceil(lasts / 60), nanos),
      tags: [
        { key: 'data_type', value: isLast ? 'Response' : 'Request' },
        { key: 'data_direction', value: isLast ? 'Inbound' : 'Outbound' },
        { key: 'data_content', value: isLast ? ANSWER : `GET ${span.name} HTTP/1.1\r\nhost: ${span.peer}\r\n\r\n` },
      ],
      summary: [{ key: 'data_size', value: String(size) }],
    }
  })
}

const ANSWER = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n\r\n{"free":118,"capacity":2400}'

const instant = (ms: number, nanos: number) => ({
  seconds: Math.floor(ms / 1000),
  nanos: (ms % 1000) * 1_000_000 + nanos,
})
