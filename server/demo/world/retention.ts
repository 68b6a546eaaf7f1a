import type { Step } from '@/time/step'

const MS_PER_DAY = 86_400_000

/** Days that metrics are kept per step; `cold` only where a cold stage exists and was asked for. */
const DAYS: Readonly<Record<'hot' | 'cold', Readonly<Record<Step, number>>>> = {
  hot: { SECOND: 0, MINUTE: 7, HOUR: 15, DAY: 30 },
  cold: { SECOND: 0, MINUTE: 14, HOUR: 30, DAY: 90 },
}

/** Sampled records are kept three days (design/world.md 3.8). */
export const RECORDS_MS = 3 * MS_PER_DAY

/** Lines of logs three days, in a cold stage ten. */
export const LOGS_MS = 3 * MS_PER_DAY
export const COLD_LOGS_MS = 10 * MS_PER_DAY

/** Traces ten days, in a cold stage thirty. */
export const TRACES_MS = 10 * MS_PER_DAY
export const COLD_TRACES_MS = 30 * MS_PER_DAY

/** Epoch ms before which a step's buckets are gone. */
export const oldest = (now: number, step: Step, cold: boolean): number =>
  now - DAYS[cold ? 'cold' : 'hot'][step] * MS_PER_DAY
