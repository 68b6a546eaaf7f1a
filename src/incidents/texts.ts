import type { Tone } from '@/components/tone'
import { useTexts } from '@/i18n/texts'
import en from './en.json'

export const t = useTexts('incidents', en)

/** What a mark says to those who do not see it. */
export const TONE_WORDS = {
  bad: 'critical',
  warn: 'warning',
  info: 'normal',
  ok: 'recovered',
  unknown: 'notKnown',
} as const satisfies Record<Tone, keyof typeof en>
