import type { PanelChange, PanelState } from '@/scope/panel'
import { parseEndpointId, parseInstanceId, serviceId } from '@/protocol/ids'
import type { Subject } from '@/scope/place'
import { readLength } from './length'
import { readOrder, type Order } from './order'

export const STATUSES = ['any', 'error', 'success'] as const
export type Status = (typeof STATUSES)[number]

export interface SearchTag {
  readonly key: string
  /** Absent: whatever the value is. */
  readonly value?: string
}

/** Ends of a window of its own, epoch ms, both included; the page's is followed without one. */
export interface Ends {
  readonly from: number
  readonly to: number
}

/** Whose traces, by ids; `null`: of all. An instance and an endpoint are of the service. */
export interface Where {
  readonly service: string | null
  readonly instance: string | null
  readonly endpoint: string | null
}

export const ANYWHERE: Where = { service: null, instance: null, endpoint: null }

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

/** Longest list of tags that is searched by. */
const MOST_TAGS = 10

/** `,` and `%` inside a tag are percent codes, so that tags can be told apart. */
const tagCode = (text: string): string => text.replace(/[%,]/g, (sign) => (sign === '%' ? '%25' : '%2C'))
const tagText = (code: string): string => code.replace(/%2C|%25/gi, (one) => (one === '%25' ? '%' : ','))

/** `key=value`, or a key alone; `null` without a key. */
export function readTag(text: string): SearchTag | null {
  const cut = text.indexOf('=')
  const key = (cut < 0 ? text : text.slice(0, cut)).trim()
  const value = cut < 0 ? '' : text.slice(cut + 1).trim()
  return key === '' ? null : value === '' ? { key } : { key, value }
}

export const printTag = ({ key, value }: SearchTag): string => (value === undefined ? key : `${key}=${value}`)

const readMs = (text: string | undefined): number | null => (text === undefined ? null : readLength(text))

function readEnds(text: string | undefined): Ends | null {
  const [, from, to] = /^(\d{12,14})-(\d{12,14})$/.exec(text ?? '') ?? []
  return from !== undefined && to !== undefined && Number(from) <= Number(to)
    ? { from: Number(from), to: Number(to) }
    : null
}

/** An address names one entity; where an instance and an endpoint are meant, the endpoint stands in a filter. */
function whereOf(of: Subject | undefined, endpoint: string | undefined): Where {
  switch (of?.kind) {
    case 'service':
      return { ...ANYWHERE, service: of.id }
    case 'instance':
      return { service: ownerOf(parseInstanceId(of.id)), instance: of.id, endpoint: endpoint ?? null }
    case 'endpoint':
      return { service: ownerOf(parseEndpointId(of.id)), instance: null, endpoint: of.id }
    default:
      return ANYWHERE
  }
}

const ownerOf = (key: ReturnType<typeof parseInstanceId>): string | null => key && serviceId(key.service)

function subjectOf({ service, instance, endpoint }: Where): Subject | undefined {
  if (instance !== null) return { kind: 'instance', id: instance }
  if (endpoint !== null) return { kind: 'endpoint', id: endpoint }
  return service === null ? undefined : { kind: 'service', id: service }
}

/** What cannot be read in an address counts as not chosen. */
export function searchOf({ of, sort, filters = new Map() }: PanelState): Search {
  const status = STATUSES.find((known) => known === filters.get('status'))
  const tags = (filters.get('tag') ?? '').split(',').flatMap((code) => readTag(tagText(code)) ?? [])
  return {
    where: whereOf(of, filters.get('endpoint')),
    status: status ?? 'any',
    min: readMs(filters.get('min')),
    max: readMs(filters.get('max')),
    tags: tags.slice(0, MOST_TAGS),
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
  if (tags !== undefined) filters['tag'] = tags.map((tag) => tagCode(printTag(tag))).join(',') || null
  if (traceId !== undefined) filters['trace'] = traceId || null
  if (layer !== undefined) filters['layer'] = layer || null
  if (window !== undefined) filters['within'] = window && `${window.from}-${window.to}`
  return { ...CLOSED, ...(where ? { of: subjectOf(where) } : {}), page: undefined, filters }
}

/** The trace that is open beside the list. */
export const openIn = ({ filters }: PanelState): string | null => filters?.get('open') ?? null

/** Nothing of a reader is left: what it has of one trace means nothing in another. */
export const CLOSED = {
  sel: undefined,
  q: undefined,
  z: undefined,
  filters: { open: null, fold: null, only: null },
} as const satisfies PanelChange

export const opening = (traceId: string): PanelChange => ({ ...CLOSED, filters: { ...CLOSED.filters, open: traceId } })
