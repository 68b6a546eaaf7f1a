import { fnv, uniform } from '../hash'
import type { Combo } from '../labels/combos'
import { partKeyOf } from '../labels/entities'
import { listOf, orderOf } from '../labels/order'
import type { Amount } from './latent'
import type { Making, Reader } from './reader'

/** A reader of some lines, with the labels that set each of them apart. */
export interface Part {
  readonly combos: readonly Combo[]
  readonly reader: Reader
  /** Absent: as long as the entity itself. */
  alive?(minute: number): boolean
}

/** One reader of all lines of some parts, in the natural order; a part that is away has no values. */
export function joined(parts: readonly Part[], keys: readonly string[]): Reader {
  const combos = parts.flatMap((part) => part.combos)
  const order = orderOf(combos, keys)
  const place = new Int32Array(combos.length)
  order.forEach((at, to) => (place[at] = to))
  const scratch = parts.map((part) => new Float64Array(part.combos.length))
  return {
    labels: order.map((at) => listOf(combos[at] ?? {})),
    read(minute, out) {
      let at = 0
      for (let index = 0; index < parts.length; index++) {
        const part = parts[index]
        const values = scratch[index]
        if (!part || !values) continue
        const away = part.alive?.(minute) === false
        if (!away) part.reader.read(minute, values)
        for (let line = 0; line < values.length; line++) out[place[at++] ?? 0] = away ? Number.NaN : (values[line] ?? 0)
      }
    },
  }
}

/** Of what a pipe has handled nearly all went well. */
const OUTCOMES: Readonly<Record<string, number>> = { failure: 0.004, discard: 0.01 }
const likely = ({ status }: Combo): number => OUTCOMES[status ?? ''] ?? 1

/** A count in parts by 1 / (rank + 1), ranked by hash; the greatest takes what rounding leaves, so that they add up. */
export function split(making: Making, whole: Amount, combos: readonly Combo[]): Reader {
  const key = (combo: Combo): string => `split|${making.measured.key}|${Object.values(combo).map(partKeyOf).join('|')}`
  const ranked = combos
    .map((combo, at) => ({ at, likely: likely(combo), hash: fnv(key(combo)) }))
    .sort((a, b) => b.likely - a.likely || a.hash - b.hash)
    .map((one, rank) => ({ at: one.at, weight: one.likely / (rank + 1) }))
  const sum = ranked.reduce((all, { weight }) => all + weight, 0)
  return {
    labels: combos.map(listOf),
    read(minute, out) {
      const total = Math.round(whole(minute))
      let left = total
      for (let rank = 1; rank < ranked.length; rank++) {
        const one = ranked[rank]
        if (!one) continue
        const part = Math.floor((total * one.weight) / sum)
        out[one.at] = part
        left -= part
      }
      out[ranked[0]?.at ?? 0] = left
    },
  }
}

/** A measure, a little different on every line. */
export const factors = ({ measured, entry, seed }: Making, combos: readonly Combo[]): readonly number[] =>
  combos.map((combo) => 0.85 + 0.3 * uniform(seed, `${measured.key}${entry.name}|${Object.values(combo).join('|')}`, 0))

export function repeated(making: Making, value: Amount, combos: readonly Combo[]): Reader {
  const { lo, hi } = making.rule
  const own = factors(making, combos)
  return {
    labels: combos.map(listOf),
    read(minute, out) {
      const middle = value(minute)
      for (let at = 0; at < own.length; at++) out[at] = Math.round(Math.min(hi, Math.max(lo, middle * (own[at] ?? 1))))
    },
  }
}

/** A line of its own: its labels and what it is worth, `NaN` while nothing is reported of it. */
export interface Row {
  readonly combo: Combo
  readonly value: Amount
}

/** A reader of lines that are made one by one. */
export const rows = (list: readonly Row[], keys: readonly string[]): Reader =>
  joined(
    list.map(({ combo, value }) => ({
      combos: [combo],
      reader: { labels: [listOf(combo)], read: (minute, out) => (out[0] = Math.round(value(minute))) },
    })),
    keys,
  )
