import { readAddress, writeAddress } from '../address'
import type { Place } from '../place'
import { readPart } from '../segment'
import type { State } from '../state'
import { oldDashboard } from './dashboard'
import { FIRST_TAB } from './first'
import type { OldLink } from './meant'
import { layerOfSlug } from './menu'
import { oldWidget } from './widget'

/** `path` is raw, without the base. `null`: not one of those. */
export function readOldLink(path: string): OldLink | null {
  // Empty ones in the middle may be the slashes of an id.
  const [first = '', ...segments] = path.replace(/^\/+|\/+$/g, '').split('/')
  if (first === 'dashboard') return oldDashboard(segments)
  if (first === 'page') return oldWidget(segments)
  if (first === 'traces' && segments.length === 1)
    return { at: 'page', place: { at: 'trace', traceId: readPart(segments[0] ?? '') }, state: {} }
  if (first === 'alerting' && segments.length === 0) return { at: 'page', place: { at: 'alarms' }, state: {} }
  if (first === 'marketplace' && segments.length === 0) return { at: 'page', place: { at: 'layers' }, state: {} }
  return slug([first, ...segments].map(readPart), layerOfSlug)
}

/** A layer's page by the titles of a menu, `/{group}[/{entry}][/tab/:n]`. */
export function slug(
  parts: readonly string[],
  layerOf: (group: string, entry: string | null) => string | null,
): OldLink | null {
  const [key, number = ''] = parts.slice(-2)
  const tabbed = parts.length > 2 && key === 'tab' && /^\d{1,4}$/.test(number)
  const [group = '', ...entry] = tabbed ? parts.slice(0, -2) : parts
  // A title may hold a `/` itself (MySQL/MariaDB).
  const layer = layerOf(group, entry.length === 0 ? null : entry.join('/'))
  if (layer === null) return null
  const state: State = tabbed ? { tab: new Map([[FIRST_TAB, Number(number)]]) } : {}
  return { at: 'page', place: { at: 'layer', layer, of: null, name: null }, state }
}

/** The address that shows the same; keys that somebody added to the old one stay. */
export function addressOf({ place, state }: { readonly place: Place; readonly state: State }, query: string): string {
  const added = readAddress(`/?${query.replace(/^\?/, '')}`)
  return writeAddress({ place, state: { ...state, ...added.state }, foreign: added.foreign })
}
