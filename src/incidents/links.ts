import type { Target } from '@/components/target'
import { parseServiceId, parseServiceRelationId } from '@/protocol/ids'
import type { Subject } from '@/scope/place'
import type { State } from '@/scope/state'
import { linkText } from '@/time/format'

/** A moment that other pages are opened at, epoch ms. */
export interface Moment {
  readonly from: number
  /** `null`: not over, or nobody told. */
  readonly to: number | null
  readonly now: number
}

/** Whom the links are about. */
export interface About {
  /** Its page; `null` where there is none. */
  readonly of: Subject | null
  /** Its service: maps and events are asked by service. */
  readonly service: string | null
  /** The first layer of that service; `null` where nobody knows it. */
  readonly layer: string | null
}

/** Shown before and after what happened: the time it took to come about. */
const AROUND = 15 * 60_000
/** What has no end is shown this long. */
const LASTING = 30 * 60_000

export const LINKS = ['dashboard', 'map', 'traces', 'logs', 'events'] as const
export type Link = (typeof LINKS)[number]

/** Other pages at that moment; what cannot be linked is left out. */
export function linksOf(about: About, moment: Moment): ReadonlyMap<Link, Target> {
  const time = around(moment)
  const { of, service, layer } = about
  const found = new Map<Link, Target>()
  if (of && layer !== null)
    found.set('dashboard', { to: 'page', place: { at: 'layer', layer, of, name: null }, state: time })
  if (service !== null) {
    const own: Subject = { kind: 'service', id: service }
    const part = of && of.kind !== 'relation' ? of : own
    const inLayer: State = layer === null ? {} : { filters: new Map([['layer', layer]]) }
    // The map of services has their calls.
    const call: State = of && parseServiceRelationId(of.id) ? { sel: of.id } : {}
    found.set('map', { to: 'page', place: { at: 'topology' }, state: { ...time, ...inLayer, ...call, of: own } })
    // Nobody traces what only others tell of, and it writes no logs.
    if (parseServiceId(service)?.normal !== false)
      for (const at of ['traces', 'logs'] as const)
        found.set(at, { to: 'page', place: { at }, state: { ...time, of: part } })
    found.set('events', { to: 'page', place: { at: 'events' }, state: { ...time, of: own } })
  } else found.set('events', { to: 'page', place: { at: 'events' }, state: time })
  return found
}

/** Whole minutes, so that pages opened twice share their answers; never beyond now. */
export function around({ from, to, now }: Moment): Pick<State, 'from' | 'to'> {
  const MINUTE = 60_000
  const end = Math.min(now, (to ?? from + LASTING) + AROUND)
  return {
    from: linkText(Math.floor((from - AROUND) / MINUTE) * MINUTE),
    to: linkText(Math.floor(end / MINUTE) * MINUTE),
  }
}
