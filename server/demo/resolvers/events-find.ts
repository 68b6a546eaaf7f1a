import { atLeast } from '../version'
import { RECORDS_MS } from '../world/retention'
import type { AlarmRow } from '../world/alarm/row'
import { rowsOf, timeOf, type EventRow } from './events-rows'
import { alarmEvents } from './events-told'
import { registeredLayers } from './registered'
import type { Scene } from './scene'

const HOUR_MS = 3_600_000

/** Alarms of a time, the newest first, of the layers that the posed version has. Pauses often. */
export function* alarmsBetween(scene: Scene, from: number, to: number): Generator<undefined, readonly AlarmRow[]> {
  const now = scene.clock()
  const kept = Math.max(from, now - RECORDS_MS)
  const rows = yield* scene.world.alarms.between(kept, Math.min(to, now), now)
  const layers = new Set(registeredLayers(scene.version))
  return rows.filter(({ about }) => about.layers.some((layer) => layers.has(layer)))
}

/**
 * Rows of events in a time, the oldest first. Up to 10.2 those are found that began and ended inside, and those whose end
 * nobody told; from 10.3 on the rows that were written inside.
 */
export function* eventsBetween(scene: Scene, from: number, to: number): Generator<undefined, readonly EventRow[]> {
  const now = scene.clock()
  const first = Math.max(from, now - RECORDS_MS)
  // An alarm's event begins before the alarm, and the recovery comes long after.
  const alarms = yield* alarmsBetween(scene, first - HOUR_MS, to + HOUR_MS)
  const layers = new Set(registeredLayers(scene.version))
  const spans = scene.world.events.between(first, to, now).filter(({ layer }) => layers.has(layer))
  const told = [...spans, ...alarmEvents(alarms, scene.version)]
  const isRow = atLeast(scene.version, '10.3.0')
  return told
    .flatMap((span) => rowsOf(span, now, scene))
    .filter((row) => (isRow ? timeOf(row) >= first && timeOf(row) <= to : row.start >= first && row.end <= to))
    .sort((a, b) => timeOf(a) - timeOf(b))
}
