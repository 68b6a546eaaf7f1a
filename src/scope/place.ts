import { readSegment, writeSegment } from './segment'

/** Whose dashboard or panel it is; the id is OAP's. Which relation it is, the id says. */
export interface Subject {
  readonly kind: SubjectKind
  readonly id: string
}
export const SUBJECT_KINDS = ['service', 'instance', 'endpoint', 'process', 'relation'] as const
export type SubjectKind = (typeof SUBJECT_KINDS)[number]

/** Pages that are one word. */
const WORDS = [
  'layers',
  'topology',
  'traces',
  'logs',
  'alarms',
  'events',
  'explore',
  'dashboards',
  'status',
  'gallery',
  'zipkin',
] as const
export type Word = (typeof WORDS)[number]

/** The path of an address: which page, about what. */
export type Place =
  | { readonly at: 'home' }
  | { readonly at: Word }
  /** `of` null: the layer as a whole (entity All). `name` null: the page finds out which dashboard and says so. */
  | { readonly at: 'layer'; readonly layer: string; readonly of: Subject | null; readonly name: string | null }
  | { readonly at: 'trace'; readonly traceId: string }
  | { readonly at: 'profiling'; readonly kind: string }
  | { readonly at: 'compare-traces' }
  | { readonly at: 'edit'; readonly id: string }
  | { readonly at: 'settings'; readonly section: string | null }
  | {
      readonly at: 'widget'
      readonly layer: string
      readonly entityKind: string
      readonly dashboard: string
      readonly widget: string
    }
  | { readonly at: 'nowhere'; readonly path: string }

const isWord = (text: string): text is Word => (WORDS as readonly string[]).includes(text)
export const isSubjectKind = (text: string): text is SubjectKind => (SUBJECT_KINDS as readonly string[]).includes(text)

/** `path` is raw (percent-encoded), without the base the page is served under. */
export function readPlace(path: string): Place {
  const raw = path.replace(/^\/+|\/+$/g, '')
  if (raw === '') return { at: 'home' }
  const parts = raw.split('/')
  const [first = '', ...rest] = parts.map(readSegment)
  return placeOf(first, rest) ?? { at: 'nowhere', path: `/${raw}` }
}

function placeOf(first: string, rest: readonly string[]): Place | null {
  const [a, b, c, d] = rest
  const count = rest.length
  if (count === 0 && isWord(first)) return { at: first }
  if (first === 'layer') return layerOf(rest)
  if (first === 'settings' && count <= 1) return { at: 'settings', section: a ?? null }
  if (first === 'trace' && count === 1 && a) return { at: 'trace', traceId: a }
  if (first === 'profiling' && count === 1 && a) return { at: 'profiling', kind: a }
  if (first === 'compare' && count === 1 && a === 'traces') return { at: 'compare-traces' }
  if (first === 'dashboards' && count === 2 && a && b === 'edit') return { at: 'edit', id: a }
  if (first === 'w' && count === 4 && a !== undefined && b !== undefined && c !== undefined && d !== undefined)
    return { at: 'widget', layer: a, entityKind: b, dashboard: c, widget: d }
  return null
}

function layerOf([layer, second, id, name, ...more]: readonly string[]): Place | null {
  if (!layer || more.length > 0) return null
  if (id === undefined) return { at: 'layer', layer, of: null, name: second ?? null }
  if (second === undefined || !isSubjectKind(second) || id === '') return null
  return { at: 'layer', layer, of: { kind: second, id }, name: name ?? null }
}

export function writePlace(place: Place): string {
  const path = (...segments: readonly string[]): string => `/${segments.map(writeSegment).join('/')}`
  switch (place.at) {
    case 'home':
      return '/'
    case 'layer': {
      const of = place.of ? [place.of.kind, place.of.id] : []
      return path('layer', place.layer, ...of, ...(place.name === null ? [] : [place.name]))
    }
    case 'trace':
      return path('trace', place.traceId)
    case 'profiling':
      return path('profiling', place.kind)
    case 'compare-traces':
      return path('compare', 'traces')
    case 'edit':
      return path('dashboards', place.id, 'edit')
    case 'settings':
      return place.section === null ? '/settings' : path('settings', place.section)
    case 'widget':
      return path('w', place.layer, place.entityKind, place.dashboard, place.widget)
    case 'nowhere':
      return place.path
    default:
      return path(place.at)
  }
}
