import { STEP_MS, type Step } from '@/time/step'
import type { Span } from './read'
import type { Stored } from './stored'

/** Hours between two pauses: some tenths of a millisecond, or some milliseconds while the code is not compiled. */
const SLICE = 6

/** Hours of a bucket that is a fold. */
const HOURS: Readonly<Partial<Record<Step, number>>> = { HOUR: 1, DAY: 24 }

/** Computes the hours that the buckets of a span are folded from; nothing for minutes. Pauses after every slice. */
export function* folded(stored: Stored, { step, start, points, oldest, now }: Span): Generator<undefined, void> {
  const end = start + points * (HOURS[step] ?? 0) * STEP_MS.HOUR
  const last = Math.min(end, now)
  for (let at = Math.max(start, oldest); at < last; at += SLICE * STEP_MS.HOUR) {
    stored.remember(at / 60_000, Math.min(last, at + SLICE * STEP_MS.HOUR) / 60_000)
    yield
  }
}
