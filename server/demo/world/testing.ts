import { millis } from '@/time/instant'
import { STEP_MS, type Step } from '@/time/step'
import { bucketOf, type Window } from '@/time/window'
import type { Entity } from '@/scope/entity'
import { createWorld, type World } from './world'

export const world = createWorld()

/** The window of `points` buckets that ends with the one that holds `to`. */
export function windowTo(to: number, points: number, step: Step = 'MINUTE', offset = 0): Window {
  const end = bucketOf(to, step, offset)
  return { start: millis(end - (points - 1) * STEP_MS[step]), end, step, offset }
}

/** Asks one world at one present moment. */
export function asking(now: number, level: 10.4 | 11 = 10.4, of: World = world) {
  const source = (entity: Entity, window: Window) => of.source({ entity, window, now, level })
  return {
    source,
    /** Values of a metric over the last `points` minutes, the open one included. */
    series: (metric: string, entity: Entity, points = 1, step: Step = 'MINUTE') =>
      source(entity, windowTo(now, points, step)).series(metric),
    labelled: (metric: string, entity: Entity, points = 1, step: Step = 'MINUTE') =>
      source(entity, windowTo(now, points, step)).labelled(metric),
  }
}

export const service = (serviceName: string, normal = true): Entity => ({ serviceName, normal })
