import type { TimeStyle } from '@/charts/timeAxis'
import type { Tone } from '@/components/tone'
import type { MergedEvent } from './mergedEvents'
import { t } from './texts'
import { spanText } from './words'

/** OAP's own events of alarms have the colours of alarms; others say whether something went wrong. */
export function eventTone({ name, type }: Pick<MergedEvent, 'name' | 'type'>): Tone {
  if (name === 'AlarmRecovery') return 'ok'
  if (name === 'Alarm') return 'bad'
  return type === 'Error' ? 'warn' : 'info'
}

/** How long it took; that nobody told its end; empty for a moment. */
export function eventSpanText({ name, start, end }: MergedEvent, { locale }: Pick<TimeStyle, 'locale'>): string {
  // It spans the minutes that the rule looked at.
  if (name === 'Alarm') return ''
  if (end === null) return t('noEnd')
  return start === null || end - start < 1000 ? '' : t('took', { span: spanText(end - start, locale) })
}

/** A link of a parameter, only where it leads to the web; anything else stays text. */
export function webLink(value: string): string | null {
  if (!/^https?:\/\//i.test(value.trim())) return null
  try {
    const { protocol, href } = new URL(value.trim())
    return protocol === 'http:' || protocol === 'https:' ? href : null
  } catch {
    return null
  }
}
