import { ENTITY_KINDS } from '../entity'
import { readPart } from '../segment'
import { idsOf, type IdKind } from './ids'
import type { OldLink } from './meant'
import { IDS, subjectOf } from './subject'
import { objectOf, rollingOf, windowOf } from './window'

/** Six ids whatever the entity is; those that it has not say `null`. */
const ALL: readonly IdKind[] = ['service', 'part', 'process', 'service', 'part', 'process']
/** Which of the six belong to an entity with so many ids. */
const OWN: Readonly<Record<number, readonly number[]>> = {
  0: [],
  1: [0],
  2: [0, 1],
  3: [0, 1, 2],
  4: [0, 1, 3, 4],
  6: [0, 1, 2, 3, 4, 5],
}

/**
 * `/page/:layer/:entity/…six ids/:config/:duration?`: one widget alone, with all it needs in its address. `raw` are the segments
 * after `page` as they stand in the address.
 */
export function oldWidget(raw: readonly string[]): OldLink | null {
  const [layer, entity, ...rest] = raw.map(readPart)
  const kind = ENTITY_KINDS.find((one) => one === entity)
  const start = rest.findIndex((segment) => segment.startsWith('{'))
  if (!layer || kind === undefined || start < 0) return null
  const ids = idsOf(rest.slice(0, start), ALL)
  const json = jsonAt(rest, start)
  if (ids === null || json === null) return null
  const relation = kind === 'ServiceRelation' ? [0, 3] : OWN[IDS[kind].length]
  const of = subjectOf(
    kind,
    (relation ?? []).map((index) => ids[index] ?? null),
  )
  const { auto, autoPeriod } = objectOf(json.text)
  const window = windowOf(rest.slice(json.end).join('/'))
  return {
    at: 'page',
    place: { at: 'widget', layer, entityKind: kind, dashboard: '', widget: '' },
    state: { ...(of && { of }), ...rollingOf(auto, autoPeriod), ...window, config: json.text },
  }
}

/** A `/` of the text may have cut it: the first run of segments that is JSON. */
function jsonAt(segments: readonly string[], start: number): { readonly text: string; readonly end: number } | null {
  for (let end = start + 1; end <= segments.length; end += 1) {
    const text = segments.slice(start, end).join('/')
    if (text.endsWith('}') && Object.keys(objectOf(text)).length > 0) return { text, end }
  }
  return null
}
