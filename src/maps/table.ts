import type { Unit } from '@/charts/format'
import { unitOf } from '@/charts/format'
import type { Tone } from '@/components/tone'
import type { Call, Graph, Spot } from './graph'
import { latencyTone, successTone, toneOf, UNKNOWN, worst } from './health'
import type { MapModel } from './model'

/** The columns of numbers that both tables have. */
export const COLUMNS = ['load', 'latency', 'success'] as const
export type Column = (typeof COLUMNS)[number]

export const UNITS: Readonly<Record<Column, Unit>> = {
  load: unitOf('/min'),
  latency: unitOf('ms'),
  success: unitOf('%'),
}

export interface Row {
  readonly id: string
  readonly kind: 'node' | 'call'
  /** Of a call its two ends. */
  readonly names: readonly string[]
  readonly note: string
  readonly tone: Tone
  readonly values: Readonly<Record<Column, number | null>>
  readonly tones: Readonly<Partial<Record<Column, Tone>>>
}

/** `name`, `to`, `note` or a column, with `-` before it from the highest down. */
export type Sort = `${'' | '-'}${'name' | 'to' | 'note' | Column}`
const SORTS: readonly string[] = ['name', 'to', 'note', ...COLUMNS].flatMap((by) => [by, `-${by}`])
export const readSort = (text: string): Sort | null => SORTS.find((one): one is Sort => one === text) ?? null

export const nodeRows = (model: MapModel, shown: Graph, noteOf: (spot: Spot) => string): readonly Row[] =>
  [...shown.spots.values()].map((spot) => rowOf(model, spot.id, 'node', [spot.name], noteOf(spot)))

export const callRows = (model: MapModel, shown: Graph, noteOf: (call: Call) => string): readonly Row[] =>
  [...shown.calls.values()].map((call) => {
    const names = [call.source, call.target].map((id) => model.graph.spots.get(id)?.name ?? id)
    return rowOf(model, call.id, 'call', names, noteOf(call))
  })

function rowOf(model: MapModel, id: string, kind: Row['kind'], names: readonly string[], note: string): Row {
  const vitals = model.vitals.get(id) ?? UNKNOWN
  const { load, latency, success } = vitals
  return {
    id,
    kind,
    names,
    note,
    tone: toneOf(vitals),
    values: { load, latency, success },
    tones: { latency: latencyTone(vitals), success: successTone(vitals) },
  }
}

/** Without an order of the reader's the worst stand first. What is not known stands last either way. */
export function sorted(rows: readonly Row[], sort: Sort | null): readonly Row[] {
  if (sort === null) return [...rows].sort((a, b) => Number(isWorse(b.tone, a.tone)) - Number(isWorse(a.tone, b.tone)))
  const down = sort.startsWith('-')
  const by = down ? sort.slice(1) : sort
  const column = COLUMNS.find((one) => one === by)
  if (column === undefined) {
    const textOf = ({ names, note }: Row): string =>
      by === 'note' ? note : (names[by === 'to' ? names.length - 1 : 0] ?? '')
    return [...rows].sort((a, b) => (down ? -1 : 1) * textOf(a).localeCompare(textOf(b)))
  }
  const valueOf = ({ values }: Row): number => values[column] ?? (down ? -Infinity : Infinity)
  return [...rows].sort((a, b) => (valueOf(a) === valueOf(b) ? 0 : (valueOf(a) - valueOf(b)) * (down ? -1 : 1)))
}

const isWorse = (one: Tone, other: Tone): boolean => {
  const [a, b] = [verdict(one), verdict(other)]
  return a !== b && worst(a, b) === a
}
const verdict = (tone: Tone): 'ok' | 'warn' | 'bad' | 'unknown' => (tone === 'info' ? 'unknown' : tone)
