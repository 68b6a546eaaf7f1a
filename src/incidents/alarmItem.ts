import type { Tone } from '@/components/tone'
import type { Alarm } from '@/protocol/alarm/alarm'
import type { Service } from '@/protocol/metadata/services'
import { levelOf } from './density'
import { isFiring, lastKnown, type Episode } from './episodes'
import type { Occurrence } from './occurrences'
import { subjectOf, type AlarmSubject } from './subject'

/** `firing` also where only the time of firing is known; `unknown`: nobody reported a recovery, and nobody will. */
export type AlarmState = 'firing' | 'recovered' | 'unknown'

/** One problem of one entity, from its first row to its end, as the page shows it. */
export interface AlarmItem {
  /** Stands in the address: that of its first row. */
  readonly key: string
  /** The same for every time that this rule fired for this entity. */
  readonly group: string
  /** Newest first. */
  readonly rows: readonly Alarm[]
  readonly latest: Alarm
  readonly subject: AlarmSubject
  /** Of the service; empty where nobody knows it. */
  readonly layers: readonly string[]
  readonly tone: Extract<Tone, 'bad' | 'warn'>
  readonly state: AlarmState
  /** Epoch ms. */
  readonly from: number
  /** Epoch ms of the recovery; `null` without one. */
  readonly to: number | null
  /** Epoch ms of the last that is known of it. */
  readonly last: number
  readonly message: string
  /** `null` from servers before 10.2. */
  readonly expression: string | null
  readonly scope: string
}

/** What is known of services beside the alarms. */
export interface Known {
  readonly byName: ReadonlyMap<string, Service>
  readonly byId: ReadonlyMap<string, Service>
}

export const knownOf = (services: readonly Service[]): Known => ({
  byName: new Map(services.map((service) => [service.name, service])),
  byId: new Map(services.map((service) => [service.id, service])),
})

export function itemOf(episode: Episode, { byName, byId }: Known): AlarmItem {
  const { key, group, rows, latest, start, end, state } = episode
  const subject = subjectOf(latest, byName)
  return {
    key,
    group,
    rows,
    latest,
    subject,
    layers: byId.get(subject.serviceId ?? '')?.layers ?? [],
    tone: levelOf(episode) === 'critical' ? 'bad' : 'warn',
    state: isFiring({ state }) ? 'firing' : state === 'recovered' ? 'recovered' : 'unknown',
    from: start,
    to: end,
    last: lastKnown(episode),
    message: latest.message,
    expression: latest.snapshot?.expression ?? null,
    scope: latest.scope,
  }
}

/** What came about at one time and belongs together. */
export interface IncidentItem {
  readonly key: string
  /** In the order in which they began. */
  readonly items: readonly AlarmItem[]
}

const RANK = { bad: 1, warn: 0 } as const

export const toneOf = ({ items }: IncidentItem): AlarmItem['tone'] =>
  items.some(({ tone }) => RANK[tone] > 0) ? 'bad' : 'warn'

export function stateOf({ items }: IncidentItem): AlarmState {
  if (items.some(({ state }) => state === 'firing')) return 'firing'
  return items.some(({ state }) => state === 'recovered') ? 'recovered' : 'unknown'
}

export const fromOf = ({ items }: IncidentItem): number => Math.min(...items.map(({ from }) => from))

/** When the last of them was over, as far as anybody told; the last sign of life of the others. */
export const untilOf = ({ items }: IncidentItem, now: number): number =>
  Math.max(...items.map((item) => endOf(item, now)))

/** How far it is drawn. */
export const endOf = ({ state, to, last }: AlarmItem, now: number): number => to ?? (state === 'firing' ? now : last)

/** The items of an occurrence that are shown, and their incident; `null` where none is. */
export function incidentOf({ key, episodes }: Occurrence, shown: ReadonlyMap<string, AlarmItem>): IncidentItem | null {
  const items = episodes.flatMap((episode) => shown.get(episode.key) ?? [])
  return items.length === 0 ? null : { key, items }
}
