import type { PanelChange, PanelState } from '@/scope/panel'
import { printEnds, readEnds, type Ends } from '@/search/ends'
import { printList, printTags, readList, readTags, type SearchTag } from '@/search/tags'
import { subjectOf, whereOf, type Where } from '@/search/where'
import { LEVELS, type Level } from '../stream/level'

export type LevelName = Exclude<Level, null>

/** Lines of a trace, of one of its segments, of a span of that. */
export interface Related {
  readonly traceId: string
  readonly segmentId: string | null
  readonly spanId: number | null
}

/** Lines of one instance around an instant, without the other conditions. */
export interface Around {
  /** Epoch ms. */
  readonly at: number
  /** Seconds. */
  readonly before: number
  readonly after: number
  /** OAP's id. */
  readonly instance: string
  /** Key of the line that others are around. */
  readonly hit: string | null
}

/** What lines are searched for, as the reader chose it. */
export interface Search {
  readonly where: Where
  /** Any of them; none: all. */
  readonly levels: readonly LevelName[]
  /** All of them. */
  readonly tags: readonly SearchTag[]
  readonly keywords: readonly string[]
  readonly excluded: readonly string[]
  readonly related: Related | null
  /** Narrows what can be chosen. */
  readonly layer: string
  readonly window: Ends | null
  readonly oldestFirst: boolean
  /** Lines of one page. */
  readonly size: number
  readonly around: Around | null
}

export const SIZE = 200
const SIZES = { least: 50, most: 1_000 }
/** Widest that lines around a hit are read, seconds each way. */
export const FARTHEST = 3_600

function readRelated(filters: ReadonlyMap<string, string>): Related | null {
  const traceId = (filters.get('trace') ?? '').trim()
  if (traceId === '') return null
  const segmentId = filters.get('segment') || null
  const span = filters.get('span') ?? ''
  return { traceId, segmentId, spanId: segmentId !== null && /^\d{1,9}$/.test(span) ? Number(span) : null }
}

function readAround(filters: ReadonlyMap<string, string>): Around | null {
  const [, at, before, after] = /^(\d{12,14})\.(\d{1,4})\.(\d{1,4})$/.exec(filters.get('around') ?? '') ?? []
  const instance = filters.get('host')
  if (at === undefined || !instance) return null
  const seconds = (text: string | undefined): number => Math.min(FARTHEST, Number(text))
  const hit = filters.get('hit') ?? null
  return { at: Number(at), before: seconds(before), after: seconds(after), instance, hit }
}

/** What cannot be read in an address counts as not chosen. */
export function searchOf({ of, sort, filters = new Map() }: PanelState): Search {
  const levels = readList(filters.get('level')).map((level) => level.toLowerCase())
  const size = Number(filters.get('size') ?? SIZE)
  return {
    where: whereOf(of, filters.get('endpoint')),
    levels: LEVELS.filter((level) => levels.includes(level)),
    tags: readTags(filters.get('tag')),
    keywords: readList(filters.get('keyword')),
    excluded: readList(filters.get('exclude')),
    related: readRelated(filters),
    layer: filters.get('layer') ?? '',
    window: readEnds(filters.get('within')),
    oldestFirst: sort === 'time',
    size: Number.isInteger(size) && size >= SIZES.least && size <= SIZES.most ? size : SIZE,
    around: readAround(filters),
  }
}

/** What the reader can change of a search. */
export type Change = Partial<Omit<Search, 'size' | 'around'>>

/** What was opened among other lines, and how many of them, means nothing among these. */
const ANEW = { sel: undefined, page: undefined } as const

/** The change of the address that a change of the search makes. */
export function changeOf(what: Change): PanelChange {
  const { where, levels, tags, keywords, excluded, related, layer, window, oldestFirst } = what
  const filters: Record<string, string | null> = { ...PLACE }
  if (where) filters['endpoint'] = where.instance === null ? null : where.endpoint
  if (levels !== undefined) filters['level'] = printList(levels)
  if (tags !== undefined) filters['tag'] = printTags(tags)
  if (keywords !== undefined) filters['keyword'] = printList(keywords)
  if (excluded !== undefined) filters['exclude'] = printList(excluded)
  if (related !== undefined) {
    filters['trace'] = related?.traceId || null
    filters['segment'] = related?.segmentId ?? null
    filters['span'] = related?.spanId == null ? null : String(related.spanId)
  }
  if (layer !== undefined) filters['layer'] = layer || null
  if (window !== undefined) filters['within'] = window && printEnds(window)
  const sort = oldestFirst === undefined ? {} : { sort: oldestFirst ? 'time' : undefined }
  return { ...ANEW, ...sort, ...(where ? { of: subjectOf(where) } : {}), filters }
}

const PLACE = { around: null, host: null, hit: null } as const

/** Among the lines around a hit, which stays in view. */
export const lookingAround = ({ at, before, after, instance, hit }: Around): PanelChange => ({
  ...ANEW,
  ...(hit === null ? {} : { sel: hit }),
  filters: { around: `${at}.${before}.${after}`, host: instance, hit },
})

/** Back among what was searched for, the hit opened. */
export const lookingBack = ({ hit }: Around): PanelChange => ({ ...ANEW, sel: hit ?? undefined, filters: PLACE })
