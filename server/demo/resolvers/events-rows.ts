import { atLeast } from '../version'
import { uuidOf, type EventSpan } from '../world/event/span'
import type { Scene } from './scene'

/** A stored row of an event: 0 is a time that it was not told. */
export interface EventRow {
  readonly span: EventSpan
  readonly start: number
  readonly end: number
}

/** When the row was written, as far as its id tells: the second of its start, of its end when it has none. */
export const timeOf = ({ start, end }: EventRow): number => (start === 0 ? end : start)

/**
 * What was stored of an event until now. Up to 10.2 later reports are merged into the row. From 10.3 on every report is a
 * row; one of the same second has the id of the first: JDBC drops it, other storages write it over the first.
 */
export function rowsOf(span: EventSpan, now: number, { version, storage }: Scene): readonly EventRow[] {
  const { start, end, atOnce } = span
  const isOver = end <= now
  if (atOnce) return isOver ? [{ span, start, end }] : []
  if (start > now) return []
  if (!atLeast(version, '10.3.0')) return [{ span, start, end: isOver ? end : 0 }]
  if (Math.floor(start / 1000) === Math.floor(end / 1000))
    return [{ span, start, end: storage === 'jdbc' || !isOver ? 0 : end }]
  return isOver
    ? [
        { span, start, end: 0 },
        { span, start: 0, end },
      ]
    : [{ span, start, end: 0 }]
}

/** Rows of one answer that tell of the same event, as one, in the order of time. */
export function merged(rows: readonly EventRow[], order: 'ASC' | 'DES'): readonly EventRow[] {
  const found = new Map<string, EventRow>()
  for (const row of rows) {
    const other = found.get(row.span.key)
    const starts = [row.start, other?.start ?? 0].filter((at) => at !== 0)
    found.set(row.span.key, {
      span: row.span,
      start: starts.length === 0 ? 0 : Math.min(...starts),
      end: Math.max(row.end, other?.end ?? 0),
    })
  }
  const sign = order === 'ASC' ? 1 : -1
  return [...found.values()].sort((a, b) => sign * (timeOf(a) - timeOf(b)))
}

/** `Event` of the schema. */
export const wireEvent = ({ span, start, end }: EventRow) => ({
  uuid: uuidOf(span.key),
  source: span.source,
  name: span.name,
  type: span.type,
  message: span.message,
  parameters: span.parameters.length === 0 ? null : span.parameters,
  startTime: start,
  endTime: end,
  layer: span.layer,
})
