import { useTexts } from '@/i18n/texts'
import type { MetricStep } from '@/time/kept'
import type { Misread } from '@/time/moment'
import type { Adjustment, Range } from '@/time/range'
import type { Step } from '@/time/step'

const say = useTexts('time', {
  s: 'Last {count} s',
  m: 'Last {count} min',
  h: 'Last {count} h',
  d: 'Last day | Last {count} days',
  w: 'Last week | Last {count} weeks',
  M: 'Last month | Last {count} months',
  y: 'Last year | Last {count} years',
  shortm: '{count} min',
  shorth: '{count} h',
  shortd: '1 day | {count} days',
  shortw: '1 week | {count} weeks',
  shortM: '1 month | {count} months',
  shorty: '1 year | {count} years',
  today: 'Today',
  yesterday: 'Yesterday',
  week: 'This week',
  fixed: 'Fixed window',
  between: '{from} to {to}',
  MINUTE: '1 min',
  HOUR: '1 h',
  DAY: '1 day',
  SECOND: '1 s',
  unit: '{text} is not a unit of time',
  date: 'There is no {text}',
  form: 'Not read as a time: {text}',
  nothing: 'Type a time, such as -2h or 2026-11-22',
  unreadFrom: 'The start of the window cannot be read: {why}. The last 30 minutes are shown.',
  unreadTo: 'The end of the window cannot be read: {why}. The last 30 minutes are shown.',
  reversed: 'The window ends before it starts. The last 30 minutes are shown.',
  step: 'By {step} this window has {points} points, more than OAP answers. A wider step is shown.',
  shortened: 'OAP answers 501 days at most. The beginning of the window is left out.',
  future: 'The window begins after now: there is nothing yet.',
  kept: 'OAP keeps {unit} for {count} days. The beginning of the window is left out.',
  gone: 'OAP keeps {unit} for {count} days: nothing is left of this window at that step.',
  warm: 'This OAP has no cold stage: what it keeps at hand is shown.',
  minutes: 'minutes',
  hours: 'hours',
  days: 'days',
})

const WHOLE: Readonly<Record<string, 'today' | 'yesterday' | 'week'>> = {
  'now/d now': 'today',
  'now/d now/d': 'today',
  'now-1d/d now-1d/d': 'yesterday',
  'now/w now': 'week',
}

/** What was asked, as a label: "Last 30 min", "Yesterday", "Fixed window". */
export function rangeTitle({ from, to }: Range): string {
  const whole = WHOLE[`${from} ${to}`]
  if (whole) return say(whole)
  const last = /^now-(\d+)([smhdwMy])$/.exec(from)
  if (last && to === 'now') return say(last[2] as 'm', { count: Number(last[1]) })
  return isFixed({ from, to }) ? say('fixed') : say('between', { from, to })
}

/** The same where there is little room: "30 min". */
export function rangeShort(range: Range): string {
  const last = /^now-(\d+)([mhdwMy])$/.exec(range.from)
  return last && range.to === 'now' ? say(`short${last[2]}` as 'shortm', { count: Number(last[1]) }) : rangeTitle(range)
}

/** Both ends are fixed: it does not roll. */
export const isFixed = ({ from, to }: Range): boolean => !from.startsWith('now') && !to.startsWith('now')

export const stepTitle = (step: Step): string => say(step)
/** "minutes": what is kept at that step. */
const stepUnit = (step: MetricStep): string =>
  step === 'MINUTE' ? say('minutes') : step === 'HOUR' ? say('hours') : say('days')

export const misreadText = ({ why, text }: Misread): string =>
  text.trim() === '' ? say('nothing') : say(why, { text })

export function adjustmentText(adjustment: Adjustment): string {
  switch (adjustment.kind) {
    case 'unread':
      return say(adjustment.key === 'from' ? 'unreadFrom' : 'unreadTo', { why: misreadText(adjustment.fault) })
    case 'step':
      return say('step', { step: stepTitle(adjustment.asked), points: adjustment.points })
    case 'kept':
    case 'gone':
      return say(adjustment.kind, { unit: stepUnit(adjustment.step), count: adjustment.days })
    default:
      return say(adjustment.kind)
  }
}
