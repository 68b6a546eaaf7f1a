import { expect } from 'vitest'
import { entryOf } from '../../catalogue'
import type { Measured } from '../../measured'
import { world } from '../../testing'
import { readerOf } from '../make'
import { measurable } from '../testing'

const SEED = 20_240_611
/** First minute of the day that is looked at. */
export const FROM = Date.UTC(2026, 2, 18) / 60_000
/** A day in steps that meet every incident. */
export const MINUTES = Array.from({ length: 131 }, (_, index) => FROM + 11 * index)

type Line = (minute: number) => number

/** A metric of an entity by its label texts; one without labels has the text ''. */
function lines(one: Measured, metric: string): ReadonlyMap<string, Line> {
  const reader = readerOf(SEED, metric, one)
  const out = new Float64Array(reader?.labels.length ?? 0)
  return new Map(
    (reader?.labels ?? []).map((labels, at) => [
      labels.map(({ value }) => value).join('|'),
      (minute: number) => {
        reader?.read(minute, out)
        return out[at] ?? Number.NaN
      },
    ]),
  )
}

export function of(one: Measured) {
  return {
    value(metric: string, label = ''): Line {
      const line = lines(one, metric).get(label)
      if (!line) throw new Error(`${metric} has no line "${label}"`)
      return line
    },
    all: (metric: string): readonly Line[] => [...lines(one, metric).values()],
    named: (metric: string) => lines(one, metric),
  }
}
type Of = ReturnType<typeof of>

/** Checks every entity that has the metric, minute by minute. */
export function throughout(metric: string, check: (entity: Of) => (minute: number) => void): void {
  const entry = entryOf(metric)
  const places = entry ? measurable(world.graph, entry, 6) : []
  expect(places.length).toBeGreaterThan(0)
  for (const one of places) {
    const at = check(of(one))
    for (const minute of MINUTES) if (one.alive(minute)) at(minute)
  }
}
