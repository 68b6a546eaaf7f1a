import { STEP_MS, type Step } from '@/time/step'
import { read, type Span } from './read'
import type { Stored } from './stored'

/** Hours read between two pauses: some tenths of a millisecond, or some milliseconds while the code is not compiled. */
const SLICE = 6

/** Hours of a bucket that is a fold. */
const HOURS: Readonly<Partial<Record<Step, number>>> = { HOUR: 1, DAY: 24 }

/** Computes the hours that the buckets of a span are folded from; nothing for minutes. Pauses after every slice. */
export function* folded(stored: Stored, span: Span): Generator<undefined, void> {
  const hours = span.points * (HOURS[span.step] ?? 0)
  for (let index = 0; index < hours; index += SLICE) {
    const start = span.start + index * STEP_MS.HOUR
    read(stored, { ...span, step: 'HOUR', start, points: Math.min(SLICE, hours - index) })
    yield
  }
}
