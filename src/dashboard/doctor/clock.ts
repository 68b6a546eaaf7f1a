import type { Case, Clock, Finding, Words } from './case'
import { text } from './texts'

/** Below this two clocks agree, ms. */
const LEAST = 30_000

export function clockFinding({ window, now }: Case, clock: Clock | null, words: Words): Finding {
  const found = (verdict: Finding['verdict'], told: string, remedies: Finding['remedies'] = []): Finding => ({
    check: 'clock',
    verdict,
    text: told,
    remedies,
  })
  if (clock === null) return found('failed', text('clockUnknown'), [{ do: 'retry' }])
  if (window.start > now) return found('failed', text('future', { now: words.moment(now) }), [{ do: 'last-day' }])
  if (!clock.offsetKnown) return found('warn', text('zoneUnknown'), [{ do: 'settings' }])
  if (Math.abs(clock.skew) < LEAST) return found('ok', text('clockOk'))
  const way = text(clock.skew > 0 ? 'ahead' : 'behind')
  return found('warn', text('skewed', { time: apart(clock.skew), way }), [{ do: 'last-day' }, { do: 'settings' }])
}

/** In the largest unit that still says something. */
function apart(skew: number): string {
  const seconds = Math.round(Math.abs(skew) / 1_000)
  if (seconds < 120) return text('seconds', { count: seconds })
  if (seconds < 7_200) return text('minutes', { count: Math.round(seconds / 60) })
  if (seconds < 172_800) return text('hours', { count: Math.round(seconds / 3_600) })
  return text('days', { count: Math.round(seconds / 86_400) })
}
