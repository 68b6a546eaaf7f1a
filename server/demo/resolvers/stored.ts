import type { Source } from '@/mqe/source'
import type { Entity } from '@/scope/entity'
import { millis } from '@/time/instant'
import { bucketOf, type Window } from '@/time/window'
import { pose } from '../version'
import type { Needs } from '../world/prepare'
import type { Rankings } from '../world/ranking'
import type { Recorded } from '../world/records/records'
import { oldest, RECORDS_MS } from '../world/retention'
import { windowOf, type Scene, type WireDuration } from './scene'

/** Arguments of `execExpression`. */
export interface Asked {
  readonly expression: string
  readonly entity: WireEntity
  readonly duration: WireDuration
}

/** `input Entity`: members may be null. */
export type WireEntity = { readonly [Key in keyof Entity | 'scope']?: string | boolean | null }

export interface Stored {
  readonly source: Source
  /** Does the long work of later reads of these metrics; one `next()` is a slice of at most a few ms. */
  prepare(needs: Needs): Iterator<undefined, void>
}

/**
 * The stored metrics of the asked entity and window. OAP reads the duration only when a metric is read, and counts points
 * only for series: so `1 + 1` and syntax errors are answered whatever the duration is.
 */
export function storedFor({ world, clock, tz, version, storage }: Scene, { entity, duration }: Asked): Stored {
  const { level } = pose(version)
  const now = clock()
  const rankings: Rankings = new Map()
  const recorded: Recorded = new Map()
  const about = { entity: plain(entity), now, level, coldStage: storage === 'banyandb', rankings, recorded }
  const lasting = (kept: typeof oldest) => ({ ...about, window: clamped(windowOf(duration, tz, false), kept, now) })
  const series = once(() => world.source({ ...about, window: windowOf(duration, tz, true) }))
  const ranked = once(() => world.source(lasting(oldest)))
  const sampled = once(() => world.source(lasting(() => now - RECORDS_MS)))
  return {
    prepare({ metrics, ranked }) {
      const known = metrics.filter((metric) => world.facts(metric, level) !== null)
      return known.length === 0 ? [].values() : world.prepare(lasting(oldest), { metrics: known, ranked })
    },
    source: {
      level,
      step: duration.step,
      get at() {
        return series().at
      },
      facts: (metric) => world.facts(metric, level),
      series: (metric, back) => series().series(metric, back),
      labelled: (metric, back) => series().labelled(metric, back),
      baseline: (metric, which) => series().baseline(metric, which),
      top: (...how) => ranked().top(...how),
      records: (...how) => sampled().records(...how),
    },
  }
}

/** Rankings and records take any length of time: only what is kept is looked at. */
function clamped(window: Window, kept: typeof oldest, now: number): Window {
  const { step, offset, cold } = window
  const start = Math.max(window.start, bucketOf(kept(now, step, cold === true), step, offset))
  return { ...window, start: millis(start), end: millis(Math.min(window.end, now)) }
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null
  return () => (made ??= { value: make() }).value
}

/** An entity without the members that were not given. */
export const plain = (entity: WireEntity): Entity =>
  Object.fromEntries(Object.entries(entity).filter(([name, value]) => name !== 'scope' && value !== null))
