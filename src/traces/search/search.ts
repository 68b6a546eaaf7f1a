import type { PanelChange, PanelState } from '@/scope/panel'
import { printEnds, readEnds, type Ends } from '@/search/ends'
import { printTags, readTags, type SearchTag } from '@/search/tags'
import { subjectOf, whereOf, type Where } from '@/search/where'
import { readLength } from './length'
import { readOrder, type Order } from './order'

export const STATUSES = ['any', 'error', 'success'] as const
export type Status = (typeof STATUSES)[number]

/** What traces are searched for, as the reader chose it. */
export interface Search {
  readonly where: Where
  readonly status: Status
  /** Milliseconds, both included. */
  readonly min: number | null
  readonly max: number | null
  /** All of them. */
  readonly tags: readonly SearchTag[]
  /** Empty: any. */
  readonly traceId: string
  /** Narrows what can be chosen. */
  readonly layer: string
  readonly window: Ends | null
  readonly order: Order
}

const readMs = (text: string | undefined): number | null => (text === undefined ? null : readLength(text))

/** What cannot be read in an address counts as not chosen. */
export function searchOf({ of, sort, filters = new Map() }: PanelState): Search {
  const status = STATUSES.find((known) => known === filters.get('status'))
  return {
    where: whereOf(of, filters.get('endpoint')),
    status: status ?? 'any',
    min: readMs(filters.get('min')),
    max: readMs(filters.get('max')),
    tags: readTags(filters.get('tag')),
    traceId: (filters.get('trace') ?? '').trim(),
    layer: filters.get('layer') ?? '',
    window: readEnds(filters.get('within')),
    order: readOrder(sort),
  }
}

/** The change of the address that a change of the search makes: what was found before is not that any more. */
export function changeOf(what: Partial<Omit<Search, 'order'>>): PanelChange {
  const { where, status, min, max, tags, traceId, layer, window } = what
  const filters: Record<string, string | null> = { ...CLOSED.filters, box: null }
  if (where) filters['endpoint'] = where.instance === null ? null : where.endpoint
  if (status !== undefined) filters['status'] = status === 'any' ? null : status
  if (min !== undefined) filters['min'] = min === null ? null : String(min)
  if (max !== undefined) filters['max'] = max === null ? null : String(max)
  if (tags !== undefined) filters['tag'] = printTags(tags)
  if (traceId !== undefined) filters['trace'] = traceId || null
  if (layer !== undefined) filters['layer'] = layer || null
  if (window !== undefined) filters['within'] = window && printEnds(window)
  return { ...CLOSED, ...(where ? { of: subjectOf(where) } : {}), page: undefined, filters }
}

/** The trace that is open beside the list. */
export const openIn = ({ filters }: PanelState): string | null => filters?.get('open') ?? null

/** Nothing of a reader is left: what it has of one trace means nothing in another. */
export const CLOSED = {
  sel: undefined,
  q: undefined,
  z: undefined,
  filters: { open: null, fold: null, only: null, flameq: null, flamesel: null, flamezoom: null },
} as const satisfies PanelChange

export const opening = (traceId: string): PanelChange => ({ ...CLOSED, filters: { ...CLOSED.filters, open: traceId } })
