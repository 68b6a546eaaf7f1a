import { text } from './texts'

/** Below this nobody needs to know. */
const LEAST_MS = 30_000

/** How far two clocks are apart, in the largest unit that still says something; `null` when it does not matter. */
export function skewText(skew: number): string | null {
  const seconds = Math.round(Math.abs(skew) / 1000)
  if (Math.abs(skew) < LEAST_MS) return null
  if (seconds < 120) return text('seconds', { count: seconds })
  if (seconds < 7_200) return text('minutes', { count: Math.round(seconds / 60) })
  return seconds < 172_800
    ? text('hours', { count: Math.round(seconds / 3_600) })
    : text('days', { count: Math.round(seconds / 86_400) })
}
