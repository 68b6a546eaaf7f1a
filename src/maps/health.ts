import type { Tone } from '@/components/tone'

/** What is known of a node or a call; `null` is not known. */
export interface Vitals {
  /** Calls per minute. */
  readonly load: number | null
  /** ms. */
  readonly latency: number | null
  /** ms, in the window of the same length before. */
  readonly before: number | null
  /** Percent of the calls. */
  readonly success: number | null
  /** What the template's own expression says. */
  readonly unhealthy: boolean | null
}

export const UNKNOWN: Vitals = { load: null, latency: null, before: null, success: null, unhealthy: null }

/** Percent. */
export const LIMITS = { bad: 95, warn: 98 } as const
/** Times as slow as before, and by how many ms at least. */
export const SLOWER = { bad: { times: 5, by: 30 }, warn: { times: 1.5, by: 20 } } as const

type Verdict = Extract<Tone, 'ok' | 'warn' | 'bad' | 'unknown'>

/** With less than one call in a minute a share says nothing. */
export function successTone({ success, load }: Vitals): Verdict {
  if (success === null) return 'unknown'
  if (load !== null && load < 1) return 'ok'
  return success < LIMITS.bad ? 'bad' : success < LIMITS.warn ? 'warn' : 'ok'
}

export function latencyTone({ latency, before }: Vitals): Verdict {
  if (latency === null) return 'unknown'
  if (before === null) return 'ok'
  const isSlower = ({ times, by }: { readonly times: number; readonly by: number }): boolean =>
    latency >= before * times && latency - before >= by
  return isSlower(SLOWER.bad) ? 'bad' : isSlower(SLOWER.warn) ? 'warn' : 'ok'
}

const ORDER: readonly Verdict[] = ['unknown', 'ok', 'warn', 'bad']

export const worst = (...tones: readonly Verdict[]): Verdict =>
  tones.reduce((most, tone) => (ORDER.indexOf(tone) > ORDER.indexOf(most) ? tone : most), 'unknown')

/** The template's word counts where it has one; what got slower or fails is trouble all the same. */
export function toneOf(vitals: Vitals): Verdict {
  const told: Verdict = vitals.unhealthy === null ? 'unknown' : vitals.unhealthy ? 'bad' : 'ok'
  return worst(told, successTone(vitals), latencyTone(vitals), vitals.load === null ? 'unknown' : 'ok')
}

export const isTrouble = (tone: Tone): boolean => tone === 'bad' || tone === 'warn'
