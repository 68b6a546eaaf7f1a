import type { LanesModel } from '@/charts/lanes/model'
import type { LaneState } from '@/charts/lanes/status'
import { limitWords } from '@/charts/limitWords'
import { standingOf } from '@/charts/limits'
import type { Unit } from '@/charts/format'
import type { ResultOf } from '@/mqe/result'
import { STEP_MS } from '@/time/step'
import type { ModelContext } from '../contract'
import { seriesModel } from '../series'
import type { StatusOptions } from './options'
import { statesOf } from './states'

export type StatusAnswer = ResultOf<'series' | 'scalar'>

export interface StatusModel extends LanesModel {
  readonly values: readonly (readonly (number | null)[])[]
  /** By lane, then by bucket: the index of a state. */
  readonly cells: readonly (readonly (number | null)[])[]
  readonly states: readonly LaneState[]
  readonly unit: Unit
  /** Who is in trouble in the last closed bucket, in words, the worst first. */
  readonly trouble: readonly { readonly name: string; readonly tone: 'warn' | 'bad'; readonly words: string }[]
}

/** More are no picture. */
const MOST = 200

export function statusModel(
  results: readonly (StatusAnswer | null)[],
  options: StatusOptions,
  context: ModelContext,
): StatusModel {
  const { series, caveats } = seriesModel(results, options.look, context)
  const { window, now } = context
  const kept = series.slice(0, MOST)
  const known = kept.flatMap(({ values }) => values.filter((value) => value !== null))
  const { states, of } = statesOf(known, options)
  const cells = kept.map(({ values }) => values.map((value) => (value === null ? null : of(value))))
  const step = STEP_MS[window.step]
  const last = Math.min(Math.floor((now - window.start) / step), Math.floor((window.end - window.start) / step) + 1) - 1
  const past = kept.flatMap(({ name, values }) => {
    const value = values[last] ?? null
    const limit = value === null ? null : standingOf(value, options.thresholds).limit
    return limit ? [{ name, tone: limit.tone, words: limitWords(limit, options.unit) }] : []
  })
  return {
    window,
    now,
    // Where there is no room for all, those in the worst states stay.
    lanes: kept.map(({ id, name }, lane) => ({ id, name, weight: worstOf(cells[lane] ?? []) })),
    dropped: series.length - kept.length,
    caveats,
    values: kept.map(({ values }) => values),
    cells,
    states,
    unit: options.unit,
    trouble: [...past.filter(({ tone }) => tone === 'bad'), ...past.filter(({ tone }) => tone === 'warn')],
  }
}

const worstOf = (cells: readonly (number | null)[]): number =>
  cells.reduce<number>((most, state) => Math.max(most, state ?? -1), -1)
