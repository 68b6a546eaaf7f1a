import type { Drawing } from './drawing'
import { standingOf, type LimitStep, type Limit } from './limits'
import { limitWords } from './limitWords'
import type { TimeSeriesModel } from './model'

/** As a chart's read-out has it. */
interface Past {
  readonly text: string
  readonly shorter: readonly string[]
  readonly tone: 'warn' | 'bad'
  readonly breach?: string
}

interface Passed {
  readonly name: string
  readonly limit: Limit
}

/** Who is past a limit in the last closed bucket, in words; the worst one is named. `null`: nobody is. */
export function limitReadout({ limits, unit }: TimeSeriesModel, { visible, open, at }: Drawing): Past | null {
  const steps = limits ?? []
  if (steps.length === 0) return null
  const last = (open ?? at.length) - 1
  const found = visible.flatMap(({ series }) => passedBy(series.name, series.values[last] ?? null, steps))
  const worst = found.find(({ limit }) => limit.tone === 'bad') ?? found[0]
  if (!worst) return null
  const words = limitWords(worst.limit, unit)
  const text = visible.length > 1 ? `${worst.name}: ${words}` : words
  return { text, shorter: [words], tone: worst.limit.tone, ...(worst.limit.tone === 'bad' && { breach: text }) }
}

function passedBy(name: string, value: number | null, steps: readonly LimitStep[]): readonly Passed[] {
  const limit = value === null ? null : standingOf(value, steps).limit
  return limit ? [{ name, limit }] : []
}
