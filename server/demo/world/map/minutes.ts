import { STEP_MS } from '@/time/step'
import { bucketOf, type Window } from '@/time/window'
import { oldest } from '../retention'

/** Agents report every 20 s. */
const REPORT_MS = 20_000

/** The finished minutes of a window that are still kept, and how much of the open one has been reported. */
export interface Minutes {
  readonly from: number
  /** Not included. */
  readonly to: number
  /** Share of minute `to` that is known already. */
  readonly open: number
}

/** `null` for a window in which nothing can be found: one of seconds, one that ends before it starts, one of the future. */
export function minutesOf({ start, end, step, offset, cold }: Window, now: number, coldStage: boolean): Minutes | null {
  if (step === 'SECOND' || end < start || start > now) return null
  const kept = bucketOf(oldest(now, step, coldStage && cold === true), step, offset)
  const present = Math.floor(now / 60_000)
  const from = Math.max(start, kept) / 60_000
  const to = (end + STEP_MS[step]) / 60_000
  // Open hours and days hold finished minutes only.
  const reported = step === 'MINUTE' && present < to ? Math.floor((now - present * 60_000) / REPORT_MS) : 0
  return { from, to: Math.min(to, present), open: (reported * REPORT_MS) / 60_000 }
}

/** Of what was counted in a minute the part that is known. */
export const known = ({ to, open }: Minutes, minute: number, count: number): number =>
  minute < to ? count : Math.round(count * open)

/** Whether anything was counted in some minute, the last ones looked at first. */
export function counted(minutes: Minutes, count: (minute: number) => number): boolean {
  const { from, to, open } = minutes
  for (let minute = to - 1; minute >= from; minute--) if (count(minute) > 0) return true
  return open > 0 && known(minutes, to, count(to)) > 0
}

/** The minute in which most was counted; `null` when nothing ever was. */
export function busiest(minutes: Minutes, count: (minute: number) => number): number | null {
  const { from, to, open } = minutes
  let most = 0
  let found: number | null = null
  for (let minute = from; minute < (open > 0 ? to + 1 : to); minute++) {
    const amount = known(minutes, minute, count(minute))
    if (amount <= most) continue
    most = amount
    found = minute
  }
  return found
}
