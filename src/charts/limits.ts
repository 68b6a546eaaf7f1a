/** One step of a ladder: from `at` upwards a value has the tone, until the next step. */
export interface LimitStep {
  readonly at: number
  readonly tone: 'ok' | 'warn' | 'bad'
  /** What the limit is called. */
  readonly label?: string
}

/** The border between two steps: on one side of it is trouble. */
export interface Limit {
  readonly at: number
  readonly tone: 'warn' | 'bad'
  readonly side: 'above' | 'below'
  readonly label?: string
}

/** Where a value stands: `null` below the first step, and the limit it has passed where it is in trouble. */
export interface Standing {
  readonly tone: LimitStep['tone'] | null
  readonly limit: Limit | null
}

const WORSE: Readonly<Record<LimitStep['tone'], number>> = { ok: 0, warn: 1, bad: 2 }
const severity = (step: LimitStep | undefined): number => (step ? WORSE[step.tone] : 0)

/** A ladder that gets better from its first step on has its trouble at the foot: nothing is below that step. */
const isFoot = (steps: readonly LimitStep[], index: number): boolean =>
  index === 0 && severity(steps[0]) > severity(steps[1]) && steps.length > 1

/** Between the step at `index` and the one below it; `null` where neither side is worse. */
function limitAt(steps: readonly LimitStep[], index: number): Limit | null {
  const [lower, upper] = [steps[index - 1], steps[index]]
  if (!upper || isFoot(steps, index) || severity(lower) === severity(upper)) return null
  const isAbove = severity(upper) > severity(lower)
  const worse = isAbove ? upper : lower
  if (!worse || worse.tone === 'ok') return null
  // The border is the upper step's, whoever is worse.
  const { label } = upper
  return { at: upper.at, tone: worse.tone, side: isAbove ? 'above' : 'below', ...(label !== undefined && { label }) }
}

/** The limits of a ladder whose steps rise, from the lowest on. */
export const limitsOf = (steps: readonly LimitStep[]): readonly Limit[] =>
  steps.flatMap((_, index) => limitAt(steps, index) ?? [])

/** The step a value is on; below the first there is none, but for a ladder that begins with its trouble. */
function stepOf(value: number, steps: readonly LimitStep[]): number {
  const index = steps.findLastIndex(({ at }) => value >= at)
  return index < 0 && isFoot(steps, 0) ? 0 : index
}

export function standingOf(value: number, steps: readonly LimitStep[]): Standing {
  const index = stepOf(value, steps)
  const tone = steps[index]?.tone ?? null
  if (tone === null || tone === 'ok') return { tone, limit: null }
  // The border to the better side: below where it gets better upwards, else the one that was crossed from below.
  const [own, upper] = [limitAt(steps, index), limitAt(steps, index + 1)]
  return { tone, limit: own?.side === 'above' ? own : upper?.side === 'below' ? upper : crossed(steps, index) }
}

/** Steps of one tone have no border between them: the nearest one further down. */
function crossed(steps: readonly LimitStep[], from: number): Limit | null {
  for (let index = from; index >= 0; index -= 1) {
    const limit = limitAt(steps, index)
    if (limit) return limit
  }
  return null
}
