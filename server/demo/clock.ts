import type { DemoOptions } from './flags'

/** The posed OAP's clock, epoch ms. */
export type Clock = () => number

/** A fixed instant stands still unless it ticks; the skew shifts either. */
export function createClock({ now, tick, skew }: Pick<DemoOptions, 'now' | 'tick' | 'skew'>): Clock {
  const started = Date.now()
  if (now === null) return () => Date.now() + skew
  return tick ? () => now + skew + (Date.now() - started) : () => now + skew
}
