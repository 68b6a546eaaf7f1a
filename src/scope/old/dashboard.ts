import { ENTITY_KINDS, type EntityKind } from '../entity'
import { readPart } from '../segment'
import type { State } from '../state'
import { FIRST_TAB } from './first'
import { idsOf, type IdKind } from './ids'
import { IDS, subjectOf } from './subject'
import type { OldLink } from './meant'
import { windowOf } from './window'

/**
 * `/dashboard/:layer/:entity/…ids/:name`, with `related` in front for two services, and `/tab/:n` or `/duration/:json` behind.
 * `raw` are the segments after `dashboard` as they stand in the address.
 */
export function oldDashboard(raw: readonly string[]): OldLink | null {
  if (raw.length === 1 && (raw[0] === 'list' || raw[0] === 'new'))
    return { at: 'page', place: { at: 'dashboards' }, state: {} }
  const { segments, state } = withoutSuffixes(raw.map(readPart))
  const [layer, entity, ...rest] = segments[0] === 'related' ? segments.slice(1) : segments
  const kind = ENTITY_KINDS.find((one) => one === entity)
  const name = rest.at(-1)
  if (!layer || kind === undefined || !name) return null
  const middle = rest.slice(0, -1)
  const ids = IDS[kind]
  const found = idsOf(middle, ids)
  if (found === null) return fewer({ layer, kind, name, state }, middle)
  const of = subjectOf(kind, found)
  if (of === null && kind !== 'All') return incomplete({ layer, kind, name, state }, found[0] ?? null)
  return { at: 'page', place: { at: 'layer', layer, of, name }, state }
}

interface Head {
  readonly layer: string
  readonly kind: EntityKind
  readonly name: string
  readonly state: State
}

/** A service without its part, or nobody at all: the first there is was shown. */
function fewer(head: Head, segments: readonly string[]): OldLink | null {
  const kinds: readonly IdKind[] = IDS[head.kind]
  for (let count = kinds.length - 1; count >= 0; count -= 1) {
    const found = idsOf(segments, kinds.slice(0, count))
    if (found !== null) return incomplete(head, found[0] ?? null)
  }
  return null
}

function incomplete({ layer, kind, name, state }: Head, serviceId: string | null): OldLink {
  // Which two were shown was an accident of the list: the layer is as near as an address comes.
  if (kind.endsWith('Relation')) return { at: 'page', place: { at: 'layer', layer, of: null, name: null }, state }
  return { at: 'first', layer, kind, serviceId, name, state }
}

function withoutSuffixes(all: readonly string[]): { readonly segments: readonly string[]; readonly state: State } {
  let segments = all
  let state: State = {}
  for (;;) {
    const { length } = segments
    const [key, value = ''] = segments.slice(-2)
    if (length > 4 && key === 'tab' && /^\d{1,4}$/.test(value))
      state = { ...state, tab: new Map([[FIRST_TAB, Number(value)]]) }
    else if (length > 4 && key === 'duration' && value.startsWith('{')) state = { ...state, ...windowOf(value) }
    else return { segments, state }
    segments = segments.slice(0, -2)
  }
}
