import { bucketOf, points, type Window } from '@/time/window'
import { STEP_MS, type Step } from '@/time/step'
import type { Stored } from './stored'

/** A window as the world reads it: bucket starts, what is finished and what is gone. */
export interface Span {
  readonly step: Step
  /** Epoch ms of the first bucket. */
  readonly start: number
  /** 0 where all of it is gone: it then begins after its end. */
  readonly points: number
  readonly now: number
  /** Buckets that begin earlier are gone, epoch ms. */
  readonly oldest: number
}

export const spanOf = (window: Window, now: number, oldest: number): Span => ({
  step: window.step,
  start: window.start,
  points: Math.max(0, points(window)),
  now,
  oldest: bucketOf(oldest, window.step, window.offset),
})

/** Values per label list of the series over a span, `back` buckets before it included. */
export function read(stored: Stored, span: Span, back = 0): (number | null)[][] {
  const { step, start, now, oldest } = span
  const lines = stored.labels.map(() => new Array<number | null>(span.points + back).fill(null))
  const width = STEP_MS[step]
  const nowMinute = Math.floor(now / 60_000)
  for (let index = -back; index < span.points; index++) {
    const at = start + index * width
    const known = at >= oldest && at <= now && step !== 'SECOND'
    const values = known ? bucket(stored, step, at / 60_000, nowMinute, now) : null
    if (values === null) continue
    lines.forEach((line, label) => {
      const value = values[label] ?? Number.NaN
      line[back + index] = Number.isNaN(value) ? null : value
    })
  }
  return lines
}

function bucket(
  stored: Stored,
  step: Step,
  minute: number,
  nowMinute: number,
  now: number,
): ArrayLike<number | null> | null {
  if (step === 'HOUR') return stored.fold(minute, 1, nowMinute)
  if (step === 'DAY') return stored.fold(minute, 24, nowMinute)
  if (minute < nowMinute) return stored.minute(minute)
  return stored.minute(minute, (now - minute * 60_000) / 1000)
}
