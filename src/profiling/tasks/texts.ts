import { formatNumber, formatParts, unitOf } from '@/charts/format'
import { currentLocale } from '@/i18n/create'
import { useTexts } from '@/i18n/texts'
import { clockText, dateText, dayOf } from '@/time/format'
import { localOf, type Zone } from '@/time/zone'
import en from './en.json'
import type { Phase, Task } from './task'

export const t = useTexts('profilingTasks', en)

const MILLIS = unitOf('ms')

/** `1,284 ms`, `12.3 s`. */
export function lengthText(ms: number): string {
  const { number, unit } = formatParts(ms, MILLIS, currentLocale())
  return `${number} ${unit}`
}

/** A count to choose the form by, and as it is written. */
export const counted = (count: number): { readonly count: number; readonly n: string } => ({
  count,
  n: formatNumber(count, currentLocale()),
})

/** `18:04`, on another day than `day` with the date. */
export const whenText = (at: number, zone: Zone, day: number): string =>
  dayOf(at, zone) === dayOf(day, zone)
    ? clockText(at, zone)
    : `${dateText(at, zone, currentLocale())} ${clockText(at, zone)}`

/** `POST:/orders 18:04`; empty where there is no task. */
export const nameText = (task: Task | null, zone: Zone, day: number): string =>
  task === null ? '' : `${task.title.slice(0, 80)} ${whenText(task.start, zone, day)}`

/** `18:04:07` */
export const secondText = (at: number, zone: Zone): string =>
  `${clockText(at, zone)}:${String(localOf(at, zone).second).padStart(2, '0')}`

const MINUTE = 60_000

/** `4 min`, in the last minute `12 s`. */
const leftText = (ms: number): string =>
  ms >= MINUTE
    ? t('minutes', { count: Math.ceil(ms / MINUTE) })
    : t('seconds', { count: Math.max(1, Math.ceil(ms / 1_000)) })

/** `runs, 4 min left`, `begins in 2 min`, `over`. */
export function phaseText({ start, end }: Pick<Task, 'start' | 'end'>, phase: Phase, now: number): string {
  if (phase === 'waiting') return t('begins', { time: leftText(start - now) })
  return phase === 'running' ? t('left', { time: leftText(end - now) }) : t('over')
}
