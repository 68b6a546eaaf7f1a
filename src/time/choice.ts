import { oldestKept, METRIC_STEPS, type Kept, type MetricStep } from './kept'
import { resolve, type Range } from './range'
import { MAX_POINTS, STEP_MS } from './step'
import { bucketOf } from './window'
import type { Zone } from './zone'

/** One step for a window, and what it would give. */
export interface StepChoice {
  readonly step: MetricStep
  /** Buckets of the whole window. */
  readonly points: number
  /** OAP answers so many. */
  readonly fits: boolean
  /** Days that OAP keeps them, where the whole window is older; else `null`. */
  readonly goneAfter: number | null
}

export interface When {
  /** OAP's clock, epoch ms. */
  readonly now: number
  /** OAP's zone, minutes east of UTC. */
  readonly offset: number
  /** The page's. */
  readonly zone: Zone
  readonly kept: Kept | null
}

/** Minutes, hours and days for that window. */
export function stepChoices(range: Range, when: When): readonly StepChoice[] {
  const { now, offset, zone, kept } = when
  const { from, to } = range
  return METRIC_STEPS.map((step) => {
    const found = resolve({ from, to, step, cold: range.cold === true }, now, offset, zone, kept)
    const gone = found.adjustments.find((adjustment) => adjustment.kind === 'gone')
    const fallen = found.adjustments.find((adjustment) => adjustment.kind === 'step')
    const cut = found.adjustments.find((adjustment) => adjustment.kind === 'shortened')
    const width = STEP_MS[step]
    const points =
      fallen?.points ?? cut?.points ?? (found.window.end - bucketOf(found.window.start, step, offset)) / width + 1
    return { step, points, fits: points <= MAX_POINTS, goneAfter: gone?.step === step ? gone.days : null }
  })
}

/**
 * The range with a step of its own where the one that follows from its length is no longer kept for its beginning and a wider
 * one is: six hours of last week are read by the hour.
 */
export function reaching(range: Range, when: When): Range {
  const { now, offset, zone, kept } = when
  if (range.step || !kept) return range
  const asked = resolve(range, now, offset, zone).window
  const reaches = (step: MetricStep): boolean =>
    asked.start >= (oldestKept(kept, step, range.cold === true, now, offset) ?? -Infinity)
  const [least, ...wider] = METRIC_STEPS.slice(METRIC_STEPS.findIndex((step) => step === asked.step))
  if (!least || reaches(least)) return range
  const step = wider.find(reaches)
  return step ? { ...range, step } : range
}
