import type { Ttl } from '@/protocol/ttl/ttl'
import { MAX_POINTS, STEP_MS, type Step } from '@/time/step'
import type { Case, Finding, Words } from './case'
import type { Remedy } from './remedy'
import { text } from './texts'

const DAY = 86_400_000
/** Days of OAP's own default for metrics of every step. */
const USUAL = 7

/** Steps in which metrics are stored, with their members of the TTL. */
const STORED = [
  { step: 'MINUTE', warm: 'minute', cold: 'coldMinute' },
  { step: 'HOUR', warm: 'hour', cold: 'coldHour' },
  { step: 'DAY', warm: 'day', cold: 'coldDay' },
] as const satisfies readonly { step: Step; warm: keyof Metrics; cold: keyof Metrics }[]
type Metrics = NonNullable<Ttl['metrics']>

/** `ttl` is `null` where the version does not tell. */
export function retentionFinding(about: Case, ttl: Ttl | null, words: Words): Finding {
  const { window, now } = about
  const found = (verdict: Finding['verdict'], told: string, remedies: readonly Remedy[] = []): Finding => ({
    check: 'retention',
    verdict,
    text: told,
    remedies,
  })
  const stored = STORED.find(({ step }) => step === window.step)
  const kept = ttl?.metrics
  if (!stored || !kept) {
    const perhaps = window.step === 'MINUTE' && window.end < now - USUAL * DAY
    if (!perhaps) return found('unknown', text('untold'))
    return found('warn', text('perhapsGone', { days: USUAL }), [{ do: 'step', step: 'HOUR' }, { do: 'last-day' }])
  }
  if (window.cold && kept[stored.cold] < 0) return found('failed', text('noCold'), [{ do: 'cold', on: false }])
  const days = Math.max(kept[stored.warm], window.cold ? kept[stored.cold] : 0)
  const since = now - days * DAY
  const told = { days, step: text(window.step), since: words.moment(since) }
  if (window.end < since) return found('failed', text('gone', told), elsewhere(about, kept))
  if (window.start < since) return found('warn', text('partGone', told), elsewhere(about, kept))
  return found('ok', text('kept', told))
}

/** Where the same window still has data: in the cold stage, in wider buckets; else the present. */
function elsewhere({ window, now }: Case, kept: Metrics): readonly Remedy[] {
  const covers = (days: number): boolean => window.start >= now - days * DAY
  const at = STORED.findIndex(({ step }) => step === window.step)
  const here = STORED[at]
  const cold: readonly Remedy[] = !window.cold && here && covers(kept[here.cold]) ? [{ do: 'cold', on: true }] : []
  const wider = STORED.slice(at + 1).find(
    ({ step, warm }) => covers(kept[warm]) && (window.end - window.start) / STEP_MS[step] < MAX_POINTS,
  )
  return [...cold, ...(wider ? [{ do: 'step', step: wider.step } as const] : []), { do: 'last-day' }]
}
