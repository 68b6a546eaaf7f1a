import { LIMITS, type ProfileTaskRequest } from '@/protocol/profiling/create'
import { readLength } from '@/traces/search/length'
import { atMoment, readMoment } from '@/time/moment'
import type { Zone } from '@/time/zone'
import type { Task } from '../tasks/task'
import type { Draft, Field } from './address'

/** Ms between two dumps that are offered; others are typed. */
export const PERIODS = [10, 20, 50, 100] as const

/** What an empty field means. */
export const USUAL = { minutes: 5, min: 0, period: 10, samples: 5 } as const

export type Fault = 'noEndpoint' | 'badMinutes' | 'badMin' | 'badPeriod' | 'badSamples' | 'badStart' | 'pastStart'

export interface Plan {
  readonly faults: Readonly<Partial<Record<Field, Fault>>>
  /** When it would run, epoch ms; `null` where that cannot be said. */
  readonly from: number | null
  readonly to: number | null
  /** `null`: there are faults. */
  readonly request: ProfileTaskRequest | null
}

/** ms that a start may lie back: the time it takes to fill a form. */
const GRACE = 60_000
const MINUTE = 60_000

function whole(text: string, usual: number, { least, most }: { readonly least: number; readonly most: number }) {
  if (text.trim() === '') return usual
  const value = /^\s*\d{1,10}\s*$/.test(text) ? Number(text) : NaN
  return value >= least && value <= most ? value : null
}

/** Epoch ms; `undefined`: now. `null`: it cannot be read. */
export function readStart(text: string, now: number, zone: Zone): number | null | undefined {
  if (text.trim() === '') return undefined
  const read = readMoment(text)
  return 'value' in read ? atMoment(read.value, now, zone) : null
}

/** What OAP would be asked, or what is wrong before it is asked. */
export function planOf(draft: Draft, serviceId: string, now: number, zone: Zone): Plan {
  const minutes = whole(draft.minutes, USUAL.minutes, LIMITS.duration)
  const min = draft.min.trim() === '' ? USUAL.min : readLength(draft.min)
  const period = whole(draft.period, USUAL.period, LIMITS.dumpPeriod)
  const samples = whole(draft.samples, USUAL.samples, LIMITS.maxSamplingCount)
  const start = readStart(draft.start, now, zone)
  const faults: Partial<Record<Field, Fault>> = {
    ...(draft.endpoint.trim() === '' && { endpoint: 'noEndpoint' }),
    ...(minutes === null && { minutes: 'badMinutes' }),
    ...(min === null && { min: 'badMin' }),
    ...(period === null && { period: 'badPeriod' }),
    ...(samples === null && { samples: 'badSamples' }),
    ...(start === null ? { start: 'badStart' } : start !== undefined && start < now - GRACE && { start: 'pastStart' }),
  }
  const from = start === undefined ? now : start
  const to = from === null || minutes === null ? null : from + minutes * MINUTE
  if (minutes === null || min === null || period === null || samples === null || Object.keys(faults).length > 0)
    return { faults, from, to, request: null }
  const request = {
    serviceId,
    endpointName: draft.endpoint,
    duration: minutes,
    minDurationThreshold: min,
    dumpPeriod: period,
    maxSamplingCount: samples,
    ...(start === undefined || start === null ? {} : { startTime: start }),
  }
  return { faults, from, to, request }
}

/** The last task that runs while another would, both ends included: OAP takes one of a service at a time. */
export function clashOf<T extends Pick<Task, 'start' | 'end'>>(tasks: readonly T[], { from, to }: Plan): T | null {
  if (from === null || to === null) return null
  const found = tasks.filter(({ start, end }) => start <= to && end >= from)
  return found.reduce<T | null>((last, task) => (last && last.end >= task.end ? last : task), null)
}

/** The first whole minute after a task, epoch ms. */
export const afterTask = ({ end }: Pick<Task, 'end'>): number => Math.floor(end / MINUTE) * MINUTE + MINUTE
