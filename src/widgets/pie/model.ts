import type { Unit } from '@/charts/format'
import { tonesOf } from '@/charts/palette'
import type { ResultOf, Value } from '@/mqe/result'
import type { ModelContext } from '../contract'
import { numbersOf, type NamedNumber } from '../numbers'
import type { PieOptions } from './options'

export type PieAnswer = ResultOf<'series' | 'scalar'>

export interface Slice {
  readonly name: string
  readonly value: number
  /** 0 … 1 of the whole. */
  readonly share: number
  /** Of its colour. */
  readonly token: string
  /** How many are in it, where it stands for the small ones. */
  readonly of: number
}

/** What is no part of a whole: nothing known, below zero, or no number. */
export interface Outcast {
  readonly name: string
  readonly value: Value
}

export interface PieModel {
  /** The greatest first; those of zero, and what stands for all small ones, last. */
  readonly slices: readonly Slice[]
  readonly outcasts: readonly Outcast[]
  /** Outcasts that are not listed. */
  readonly dropped: number
  readonly total: number
  readonly unit: Unit
}

/** Slices with a colour of their own: past these nobody tells shares apart. */
const MOST = 8
const LISTED = 20

export function pieModel(results: readonly (PieAnswer | null)[], { of }: PieOptions, context: ModelContext): PieModel {
  const numbers = numbersOf(results, of, context)
  const parts = numbers.flatMap(({ name, value }) => (isPart(value) ? [{ name, value }] : []))
  const outcasts = numbers.filter(({ value }) => !isPart(value))
  const sorted = parts.toSorted((a, b) => b.value - a.value)
  // One small one needs no word for itself.
  const kept = sorted.length > MOST + 1 ? sorted.slice(0, MOST) : sorted
  const others = sorted.slice(kept.length)
  const greatest = sorted[0]?.value ?? 0
  // Scaled, so that the sum of the greatest numbers still is one.
  const whole = parts.reduce((sum, { value }) => sum + (greatest > 0 ? value / greatest : 0), 0)
  const shareOf = (value: number): number => (whole > 0 ? value / greatest / whole : 0)
  const tones = tonesOf(
    'series',
    kept.map(({ name }) => name),
  )
  const slices = kept.map(({ name, value }, index): Slice => ({
    name,
    value,
    share: shareOf(value),
    token: tones[index]?.token ?? 'text-3',
    of: 1,
  }))
  return {
    slices: others.length > 0 ? [...slices, rest(others, shareOf)] : slices,
    outcasts: outcasts.slice(0, LISTED).map(({ name, value }) => ({ name, value })),
    dropped: Math.max(0, outcasts.length - LISTED),
    total: Math.min(Number.MAX_VALUE, whole * greatest),
    unit: numbers[0]?.unit ?? { kind: 'plain', text: '' },
  }
}

const isPart = (value: NamedNumber['value']): value is number => typeof value === 'number' && value >= 0

function rest(others: readonly { readonly value: number }[], shareOf: (value: number) => number): Slice {
  const value = others.reduce((sum, one) => sum + one.value, 0)
  const share = others.reduce((sum, one) => sum + shareOf(one.value), 0)
  return { name: '', value: Math.min(Number.MAX_VALUE, value), share, token: 'text-3', of: others.length }
}
