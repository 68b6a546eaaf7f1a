import { parseEndpointId, parseInstanceId, serviceId } from '@/protocol/ids'
import type { PanelChange, PanelState } from '@/scope/panel'
import type { Subject } from '@/scope/place'

export const VIEWS = ['flame', 'tree', 'table'] as const
export type View = (typeof VIEWS)[number]

/** Fields of the form as they are typed; empty: the usual. */
export const FIELDS = ['endpoint', 'min', 'minutes', 'period', 'samples', 'start'] as const
export type Field = (typeof FIELDS)[number]
export type Draft = Readonly<Record<Field, string>>

/** Of whom the page is: only their tasks are shown. */
export interface Fixed {
  /** Id. */
  readonly service: string | null
  /** Name. */
  readonly endpoint: string | null
}

/** What the address of the panel says. */
export interface Asked {
  /** Id. */
  readonly service: string | null
  /** By name; narrows the list. Empty: all. */
  readonly endpoint: string
  readonly task: string | null
  readonly segment: string | null
  readonly span: number | null
  /** Its children's time counts as a span's. */
  readonly children: boolean
  readonly view: View
  /** The form stands open. */
  readonly draft: Draft | null
}

const ownerOf = (key: ReturnType<typeof parseInstanceId>): string | null => key && serviceId(key.service)

function whomOf(of: Subject | undefined): Fixed {
  switch (of?.kind) {
    case 'service':
      return { service: of.id, endpoint: null }
    case 'instance':
      return { service: ownerOf(parseInstanceId(of.id)), endpoint: null }
    case 'endpoint':
      return { service: ownerOf(parseEndpointId(of.id)), endpoint: parseEndpointId(of.id)?.name ?? null }
    default:
      return { service: null, endpoint: null }
  }
}

/** What cannot be read counts as not said. */
export function askedOf({ of, view, filters = new Map() }: PanelState, fixed: Fixed): Asked {
  const whom = whomOf(of)
  const isTheirs = fixed.service === null || whom.service === null || whom.service === fixed.service
  const own = (isTheirs ? whom.endpoint : null) ?? ''
  const endpoint = fixed.endpoint ?? filters.get('endpoint') ?? own
  const span = filters.get('span') ?? ''
  return {
    service: fixed.service ?? whom.service,
    endpoint,
    task: filters.get('task') ?? null,
    segment: filters.get('segment') ?? null,
    span: /^\d{1,9}$/.test(span) ? Number(span) : null,
    children: filters.get('children') !== 'exclude',
    view: VIEWS.find((known) => known === view) ?? 'flame',
    draft: filters.get('form') === 'new' ? draftOf(filters, endpoint) : null,
  }
}

const draftOf = (filters: ReadonlyMap<string, string>, endpoint: string): Draft => ({
  endpoint,
  min: filters.get('min') ?? '',
  minutes: filters.get('minutes') ?? '',
  period: filters.get('period') ?? '',
  samples: filters.get('samples') ?? '',
  start: filters.get('start') ?? '',
})

/** What a reader of stacks has of one sample means nothing in another. */
const UNREAD = { q: undefined, sel: undefined, z: undefined } as const
const UNZOOMED = { zoom: null } as const
const NO_FORM = { form: null, min: null, minutes: null, period: null, samples: null, start: null } as const
const NO_SAMPLE = { segment: null, span: null, ...UNZOOMED } as const

export const ofService = (id: string): PanelChange => ({
  ...UNREAD,
  of: { kind: 'service', id },
  filters: { ...NO_FORM, ...NO_SAMPLE, endpoint: null, task: null },
})

export const narrowedTo = (endpoint: string): PanelChange => ({ filters: { endpoint: endpoint || null } })

/** `null`: the list alone. */
export const openTask = (task: string | null): PanelChange => ({
  ...UNREAD,
  filters: { ...NO_FORM, ...NO_SAMPLE, task },
})

/** The task that was just made; the list is not narrowed to what the form was filled with. */
export const madeTask = (task: string): PanelChange => ({
  ...UNREAD,
  filters: { ...NO_FORM, ...NO_SAMPLE, endpoint: null, task },
})

export const openSpan = (segment: string, span: number): PanelChange => ({
  ...UNREAD,
  filters: { ...UNZOOMED, segment, span: String(span) },
})

export const withChildren = (include: boolean): PanelChange => ({
  filters: { children: include ? null : 'exclude', ...UNZOOMED },
})

export const inView = (view: View): PanelChange => ({ view: view === 'flame' ? undefined : view })

export const closedForm = (endpoint: string | null): PanelChange => ({ filters: { ...NO_FORM, endpoint } })

export const typed = (what: Partial<Draft>): PanelChange => ({
  filters: Object.fromEntries(Object.entries(what).map(([field, text]) => [field, text === '' ? null : text])),
})

/** A form filled with what another task had; times are not taken over. */
export const openForm = (draft: Partial<Draft> = {}): PanelChange => ({
  filters: {
    ...NO_FORM,
    ...Object.fromEntries(FIELDS.flatMap((field) => (draft[field] ? [[field, draft[field]]] : []))),
    form: 'new',
  },
})
