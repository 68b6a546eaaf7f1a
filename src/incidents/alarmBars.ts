import type { TimeStyle } from '@/charts/timeAxis'
import { endOf, type AlarmItem } from './alarmItem'
import type { Bar } from './bar'
import { t } from './texts'
import { momentText, spanText } from './words'

/** What the lists of one page write with. */
export interface Writing {
  readonly style: TimeStyle
  /** The server's clock, epoch ms. */
  readonly now: number
  /** False for a server that reports no recovery at all. */
  readonly recovers: boolean
}

export const barOf = (item: AlarmItem, writing: Writing): Bar => ({
  key: item.key,
  from: item.from,
  to: endOf(item, writing.now),
  end: item.state === 'recovered' ? 'ok' : item.state === 'firing' ? 'on' : 'open',
  tone: item.tone,
  high: item.tone === 'bad',
  past: item.state !== 'firing',
  title: `${item.subject.title}: ${stateText(item, writing)}`,
})

/** How it stands, in words: `firing for 16 min`, `recovered after 20 min`, `no recovery reported`. */
export function stateText(item: AlarmItem, { now, recovers, style }: Writing): string {
  const { state, from, to } = item
  if (state === 'recovered' && to !== null) return t('recoveredAfter', { span: spanText(to - from, style.locale) })
  if (!recovers) return t(state === 'firing' ? 'recent' : 'neverReported')
  return state === 'firing' ? t('firingFor', { span: spanText(now - from, style.locale) }) : t('unreported')
}

/** The two short words at the end of a line. */
export function figuresOf(
  item: AlarmItem,
  { now, recovers, style }: Writing,
): { readonly figure: string; readonly note: string } {
  const { state, from, to, last } = item
  const when = (at: number): string => momentText(at, now, style)
  if (state === 'recovered' && to !== null)
    return { figure: spanText(to - from, style.locale), note: t('ended', { time: when(to) }) }
  if (state === 'firing' && recovers)
    return { figure: spanText(now - from, style.locale), note: t('since', { time: when(from) }) }
  return { figure: t('fired'), note: when(last) }
}
