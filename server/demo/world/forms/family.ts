import type { LabelList } from '@/mqe/source'
import { uniform } from '../hash'
import { plain, type Form, type Making, type Reader } from './reader'

/** Metrics that must agree with one another, by name: each is made from the same few numbers. */
export type Family = Readonly<Record<string, Form>>

/** What the metrics of a process are made from. */
export interface State {
  readonly making: Making
  /** Share of the processor at work, 0 to 0.98. */
  cpu(minute: number): number
  /** Share of the memory in use, 0.1 to 0.985. */
  memory(minute: number): number
  /** Minutes since the process began. */
  age(minute: number): number
  saturation(minute: number): number
  /** Load of the service, up to 1 at three times the mean. */
  load(minute: number): number
  /** A constant of this entity, 0.9 to 1.1. */
  own(of: string): number
}

function stateOf(making: Making): State | null {
  const { measured, seed } = making
  const { process } = measured
  return process
    ? {
        making,
        cpu: (minute) => process.cpu(minute),
        memory: (minute) => process.memory(minute),
        age: (minute) => process.age(minute),
        saturation: (minute) => measured.read(minute).saturation,
        load: (minute) => Math.min(1, measured.read(minute).load / 3),
        own: (of) => 0.9 + 0.2 * uniform(seed, `${measured.key}${of}`, 0),
      }
    : null
}

/** A metric of a family; `make` runs once per entity. */
export const figure =
  (make: (state: State) => (minute: number) => number): Form =>
  (making) => {
    const state = stateOf(making)
    if (state === null) return null
    const value = make(state)
    return plain((minute) => Math.round(value(minute)))
  }

/** One line of a metric with labels. */
export interface Labelled {
  readonly labels: LabelList
  readonly value: (minute: number) => number
}

/** A metric with labels; the lines are put into the order of their printed labels. */
export const figures =
  (make: (state: State) => readonly Labelled[]): Form =>
  (making) => {
    const state = stateOf(making)
    return state && byLabel(make(state))
  }

const printed = (labels: LabelList): string => labels.map(({ key, value }) => `${key}=${value}`).join(',')

export function byLabel(of: readonly Labelled[]): Reader {
  const sorted = [...of].sort((a, b) => (printed(a.labels) < printed(b.labels) ? -1 : 1))
  return {
    labels: sorted.map(({ labels }) => labels),
    read(minute, out) {
      for (let at = 0; at < sorted.length; at++) out[at] = Math.round(sorted[at]?.value(minute) ?? 0)
    },
  }
}

/** Computes a minute once, however many lines of it are asked one after the other. */
export function lately<Value>(of: (minute: number) => Value): (minute: number) => Value {
  let last: { readonly minute: number; readonly value: Value } | null = null
  return (minute) => (last?.minute === minute ? last : (last = { minute, value: of(minute) })).value
}

/** Another metric of the same entity, as a part of a sum. */
export const other = (state: State, metric: string): ((minute: number) => number) => {
  const reader = state.making.other(metric)
  const out = new Float64Array(1)
  return (minute) => {
    reader?.read(minute, out)
    return out[0] ?? 0
  }
}
