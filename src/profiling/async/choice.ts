import type { PanelChange, PanelState } from '@/scope/panel'

/** What of an address an async-profiler panel reads. */
export interface Choice {
  /** Empty: no task is open. */
  readonly task: string
  /** `null`: all that succeeded. */
  readonly instances: readonly string[] | null
  readonly event: string | undefined
}

/** Ids of instances are base64, `_` and `.`: none holds a comma. */
export function choiceOf({ filters = new Map() }: PanelState): Choice {
  const ids = filters.get('instances')?.split(',').filter(Boolean)
  return { task: filters.get('task') ?? '', instances: ids ?? null, event: filters.get('event') }
}

/** What a flame graph has of one tree means nothing in another. */
const FLAME = { q: undefined, sel: undefined, view: undefined } as const

const CLOSED = { task: null, instances: null, event: null, zoom: null } as const

export const ofService = (id: string | null): PanelChange => ({
  ...FLAME,
  of: id === null ? undefined : { kind: 'service', id },
  filters: CLOSED,
})

export const ofTask = (id: string | null): PanelChange => ({ ...FLAME, filters: { ...CLOSED, task: id } })

/** Frames keep their keys from event to event and instance to instance: what is looked at stays. */
export const ofEvent = (event: string | null): PanelChange => ({ filters: { event } })

export const ofInstances = (ids: readonly string[] | null): PanelChange => ({
  filters: { instances: ids === null ? null : ids.join(',') },
})
