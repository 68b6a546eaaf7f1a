import type { Unit } from '@/charts/format'
import { standingOf, type Limit } from '@/charts/limits'
import { niceScale } from '@/geometry/ticks'
import type { ResultOf, Value } from '@/mqe/result'
import type { ModelContext } from '../contract'
import { mappedText } from '../mapping'
import { numbersOf } from '../numbers'
import type { GaugeOptions } from './options'

export type GaugeAnswer = ResultOf<'scalar' | 'series'>

/** A part of a dial in which a value is in trouble, both ends 0 … 1. */
export interface Zone {
  readonly from: number
  readonly to: number
  readonly tone: 'warn' | 'bad'
}

export interface Dial {
  readonly name: string
  readonly value: Value
  /** Stands for the value where a stored mapping says so. */
  readonly mapped: string | null
  /** 0 … 1 of the way from one end to the other; `null` without a number. */
  readonly share: number | null
  /** It lies past an end of the dial. */
  readonly beyond: 'low' | 'high' | null
  readonly limit: Limit | null
}

export interface GaugeModel {
  readonly dials: readonly Dial[]
  /** Dials that were left out. */
  readonly dropped: number
  readonly unit: Unit
  readonly min: number
  readonly max: number
  readonly zones: readonly Zone[]
}

/** More are a table. */
const MOST = 24
/** Times the greatest value. */
const HEADROOM = 1.15

export function gaugeModel(
  results: readonly (GaugeAnswer | null)[],
  options: GaugeOptions,
  context: ModelContext,
): GaugeModel {
  const numbers = numbersOf(results, 'last', context)
  const kept = numbers.slice(0, MOST)
  const unit = kept[0]?.unit ?? { kind: 'plain', text: '' }
  const known = kept.flatMap(({ value }) => (typeof value === 'number' ? [value] : []))
  const { min, max } = endsOf(known, options, unit)
  const shareOf = (value: number): number => (value / 2 - min / 2) / (max / 2 - min / 2)
  const dials = kept.map(({ name, value }): Dial => {
    const place = typeof value === 'number' ? shareOf(value) : null
    return {
      name: numbers.length > 1 ? name : '',
      value,
      mapped: typeof value === 'number' ? mappedText(value, options.mappings) : null,
      share: place === null ? null : clamped(place),
      beyond: place === null ? null : place < 0 ? 'low' : place > 1 ? 'high' : null,
      limit: typeof value === 'number' ? standingOf(value, options.thresholds).limit : null,
    }
  })
  return { dials, dropped: numbers.length - kept.length, unit, min, max, zones: zonesOf(options, min, max, shareOf) }
}

const clamped = (share: number): number => Math.min(1, Math.max(0, share))

/** As stored; else the whole of a percentage, else from 0 to a round number above all values and limits. */
function endsOf(
  known: readonly number[],
  { min, max, thresholds }: GaugeOptions,
  unit: Unit,
): { readonly min: number; readonly max: number } {
  // A dial that is always full says nothing: there is room above the values.
  const shown = [...known.map((value) => value * HEADROOM), ...thresholds.map(({ at }) => at)]
  const low = min ?? shown.reduce((least, value) => Math.min(least, value), 0)
  const isWhole = unit.kind === 'percent' && max === null && known.every((value) => value <= 100)
  const high = max ?? (isWhole ? 100 : shown.reduce((most, value) => Math.max(most, value), low))
  if (max !== null && max > low) return { min: low, max }
  const scale = niceScale(low, high > low ? high : low + 1, 5, unit.kind === 'bytes' ? 1024 : 1000)
  return { min: min ?? scale.min, max: isWhole && low < 100 ? 100 : scale.max }
}

function zonesOf(
  { thresholds }: GaugeOptions,
  min: number,
  max: number,
  shareOf: (value: number) => number,
): readonly Zone[] {
  const borders = [...new Set([min, ...thresholds.map(({ at }) => at).filter((at) => at > min && at < max), max])]
  return borders.flatMap((from, index) => {
    const to = borders[index + 1]
    if (to === undefined) return []
    const { tone } = standingOf(from, thresholds)
    return tone === 'warn' || tone === 'bad' ? [{ from: clamped(shareOf(from)), to: clamped(shareOf(to)), tone }] : []
  })
}
