import type { EventSource } from '@/protocol/event/event'
import type { PanelState } from '@/scope/panel'
import { isOfAlarm, type MergedEvent } from './mergedEvents'

/** Changes, changes of one type, or what OAP tells of alarms. */
export const EVENT_KINDS = ['Normal', 'Error', 'alarm'] as const
export type EventKind = (typeof EVENT_KINDS)[number]

/** What the reader wants to see; an empty text is no wish. */
export interface EventWish {
  readonly words: string
  readonly kind: EventKind | ''
  readonly name: string
  readonly source: string
}

export function eventWish({ q = '', filters }: PanelState): EventWish {
  const text = (name: string): string => filters?.get(name) ?? ''
  const kind = text('type')
  return {
    words: q.trim(),
    kind: EVENT_KINDS.find((one) => one === kind) ?? '',
    name: text('name'),
    source: text('source'),
  }
}

/** The kind that an event counts as. */
export const kindOf = (event: Pick<MergedEvent, 'name' | 'type'>): EventKind =>
  isOfAlarm(event) ? 'alarm' : event.type === 'Error' ? 'Error' : 'Normal'

/** The most particular name of whom it is about. */
export const whomOf = ({ service, serviceInstance, endpoint }: EventSource): string =>
  serviceInstance || endpoint || service

/** True for an event that has all that is wished for, but for its kind where `anyKind`. */
export function fitsEvent(event: MergedEvent, wish: EventWish, anyKind = false): boolean {
  const { source, name, message, parameters } = event
  const needle = wish.words.toLowerCase()
  return (
    (anyKind || wish.kind === '' || kindOf(event) === wish.kind) &&
    (wish.name === '' || name === wish.name) &&
    (wish.source === '' || source.service === wish.source) &&
    (needle === '' ||
      [name, message, ...Object.values(source), ...parameters.map(({ key, value }) => `${key}=${value}`)].some((text) =>
        String(text).toLowerCase().includes(needle),
      ))
  )
}
