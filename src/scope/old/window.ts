import type { State } from '../state'

const STEPS = ['MINUTE', 'HOUR', 'DAY'] as const

/** `{start, end, step}` of an old path, ends as epoch ms or as text; what cannot be read says nothing. */
export function windowOf(json: string): Pick<State, 'from' | 'to' | 'step'> {
  const found = objectOf(json)
  const from = instantOf(found['start'])
  const to = instantOf(found['end'])
  if (from === null || to === null || from > to) return {}
  const step = STEPS.find((one) => one === found['step'])
  return { from: iso(from), to: iso(to), ...(step && { step }) }
}

/** A window that ends now, ms long, asked anew every so many seconds: what old links of single widgets call `auto`. */
export function rollingOf(length: unknown, seconds: unknown): Pick<State, 'from' | 'to' | 'refresh'> {
  const minutes = typeof length === 'number' && Number.isFinite(length) ? Math.round(length / 60_000) : 0
  if (minutes <= 0) return {}
  // Less than five seconds would ask all the time.
  const every = typeof seconds === 'number' && seconds > 0 ? Math.min(86_400, Math.max(5, Math.round(seconds))) : 0
  return { from: `now-${minutes}m`, to: 'now', ...(every > 0 && { refresh: every }) }
}

export function objectOf(json: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(json)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value))
      : {}
  } catch {
    return {}
  }
}

/** Years that a clock has; others make no date. */
const LATEST = 4_102_444_800_000

function instantOf(value: unknown): number | null {
  const at = typeof value === 'number' ? value : typeof value === 'string' ? Date.parse(value) : Number.NaN
  return Number.isFinite(at) && at >= 0 && at < LATEST ? at : null
}

const iso = (at: number): string => new Date(at).toISOString().replace(/(?::00)?\.000Z$/, 'Z')
