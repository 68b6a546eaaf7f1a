import type { ChartPoint, Percentile } from '@/charts/point'
import type { Target } from '@/components/target'
import type { Entity, EntityKind } from '@/scope/entity'
import type { Subject } from '@/scope/place'
import type { State } from '@/scope/state'
import { linkText } from '@/time/format'
import { STEP_MS } from '@/time/step'
import type { JsonObject } from '@/template/types'
import { placeFor } from './placeFor'

/** From one bucket of a chart to what else is known of that entity then. */
export interface Way {
  readonly to: 'over' | 'between' | 'under' | 'failed' | 'traces' | 'logs' | 'profile' | 'map' | 'alarms' | 'events'
  /** Ends of a latency, ms; only for traces by latency. */
  readonly from?: Percentile
  readonly until?: Percentile
  readonly target: Target
}

interface Asked {
  readonly layer: string
  readonly kind: EntityKind
  readonly entity: Entity
  /** Server time, epoch ms. */
  readonly now: number
  /** The stored item. */
  readonly raw: JsonObject
}

/** Alarms and changes take minutes to show, or showed minutes before. */
const AROUND = 15 * 60_000

export function waysFrom(point: ChartPoint, { layer, kind, entity, now, raw }: Asked): readonly Way[] {
  const of = subjectOf(kind, entity)
  const service = subjectOf('Service', entity)
  const page = (at: 'traces' | 'logs' | 'topology' | 'alarms' | 'events', state: State): Target => ({
    to: 'page',
    place: { at },
    state: { ...state, step: undefined },
  })
  const minute = { from: linkText(point.at), to: linkText(point.at + STEP_MS[point.step] - 60_000) }
  const around = {
    from: linkText(point.at - AROUND),
    to: linkText(Math.min(now, point.at + STEP_MS[point.step] + AROUND)),
  }
  const ways: Way[] = []
  // Nobody traces what only others tell of.
  if (of && entity.normal === true && TRACED.has(kind)) {
    const related = relatedOf(raw)
    const traces = (filters: Readonly<Record<string, string>>): Target =>
      page('traces', { ...minute, of, sort: related.sort, filters: new Map(Object.entries(filters)) })
    const slow = latencyOf(point)
    if (slow) ways.push({ ...slow.way, target: traces(slow.filters) })
    const failed: Way = { to: 'failed', target: traces({ status: 'error' }) }
    const all: Way = { to: 'traces', target: traces({}) }
    ways.push(...(related.status === 'SUCCESS' ? [all, failed] : [failed, all]))
    if (related.status === 'ERROR') ways.sort((a, b) => Number(b === failed) - Number(a === failed))
    ways.push({ to: 'logs', target: page('logs', { ...minute, of }) })
    const profile = slow && profileOf(point, kind, entity)
    if (profile) ways.push(profile)
  }
  const inLayer = layer === '' ? {} : { filters: new Map([['layer', layer]]) }
  if (service) ways.push({ to: 'map', target: page('topology', { ...minute, ...inLayer, of: service }) })
  else if (kind === 'All') ways.push({ to: 'map', target: page('topology', { ...minute, ...inLayer }) })
  const whose = of ? { of } : service ? { of: service } : inLayer
  ways.push({ to: 'alarms', target: page('alarms', { ...around, ...whose }) })
  ways.push({ to: 'events', target: page('events', { ...around, ...whose }) })
  return ways
}

const TRACED: ReadonlySet<EntityKind> = new Set(['Service', 'ServiceInstance', 'Endpoint'])

function subjectOf(kind: EntityKind, entity: Entity): Subject | null {
  const place = placeFor({ kind, id: null, entity, layer: null, dashboard: null }, '')
  return place?.at === 'layer' ? place.of : null
}

/** The traces that a percentile is made of lie between its neighbour below and itself, those of the last one above that. */
function latencyOf({ line }: ChartPoint): {
  readonly way: Pick<Way, 'to' | 'from' | 'until'>
  readonly filters: Readonly<Record<string, string>>
} | null {
  if (line?.millis == null) return null
  const { below, above, name, millis } = line
  const own = { name, millis }
  const min = (from: Percentile) => ({ min: String(Math.floor(from.millis)) })
  const max = (until: Percentile) => ({ max: String(Math.ceil(until.millis)) })
  if (above && below)
    return { way: { to: 'between', from: below, until: own }, filters: { ...min(below), ...max(own) } }
  if (above) return { way: { to: 'under', until: own }, filters: max(own) }
  return { way: { to: 'over', from: below ?? own }, filters: min(below ?? own) }
}

/** A task that looks into calls of an endpoint that take as long as this one did. It begins now, whatever the chart shows. */
function profileOf({ line }: ChartPoint, kind: EntityKind, entity: Entity): Way | null {
  const service = subjectOf('Service', entity)
  const { endpointName } = entity
  if (kind !== 'Endpoint' || !service || endpointName === undefined || line?.millis == null) return null
  const filters = { form: 'new', endpoint: endpointName, min: String(Math.floor(line.millis)) }
  const state = { of: service, filters: new Map(Object.entries(filters)) }
  return { to: 'profile', target: { to: 'page', place: { at: 'profiling', kind: 'trace' }, state } }
}

/** What a stored chart says of its traces (Booster's `relatedTrace`). */
function relatedOf(raw: JsonObject): { readonly status: string; readonly sort: string } {
  const { relatedTrace: stored } = raw
  const related = typeof stored === 'object' && stored !== null && !Array.isArray(stored) ? (stored as JsonObject) : {}
  const isOn = related['enableRelate'] === true
  return {
    status: isOn && typeof related['status'] === 'string' ? related['status'] : 'ALL',
    sort: isOn && related['queryOrder'] === 'BY_START_TIME' ? '-start' : '-duration',
  }
}
