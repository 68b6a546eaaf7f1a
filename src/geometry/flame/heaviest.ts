import type { FrameTable } from './table'

/** All frames of one name, in units. */
export interface NamedWeight {
  /** Index in the table's names. */
  readonly name: number
  readonly text: string
  readonly self: number
  /** Frames under one of the same name count once. */
  readonly total: number
  readonly frames: number
  /** The widest of them. */
  readonly frame: number
}

interface Sums {
  readonly self: Float64Array
  readonly total: Float64Array
  readonly frames: Uint32Array
  readonly widest: Int32Array
}

const known = new WeakMap<FrameTable, Sums>()

/** Sums by name, made once for a table. */
export function sumsOf(table: FrameTable): Sums {
  const made = known.get(table)
  if (made) return made
  const size = table.names.length
  const sums: Sums = {
    self: new Float64Array(size),
    total: new Float64Array(size),
    frames: new Uint32Array(size),
    widest: new Int32Array(size).fill(-1),
  }
  // One past the last frame under the outermost one of a name.
  const until = new Uint32Array(size)
  for (let at = 0; at < table.count; at += 1) {
    const name = table.name[at] ?? 0
    const total = table.total[at] ?? 0
    sums.self[name] = (sums.self[name] ?? 0) + (table.self[at] ?? 0)
    sums.frames[name] = (sums.frames[name] ?? 0) + 1
    const widest = sums.widest[name] ?? -1
    if (widest < 0 || total > (table.total[widest] ?? 0)) sums.widest[name] = at
    if (at < (until[name] ?? 0)) continue
    until[name] = table.end[at] ?? 0
    sums.total[name] = (sums.total[name] ?? 0) + total
  }
  known.set(table, sums)
  return sums
}

/** Names with the most units first, at most so many; names without frames or units are left out. A made root is no name. */
export function heaviest(table: FrameTable, by: 'self' | 'total', limit: number): readonly NamedWeight[] {
  const sums = sumsOf(table)
  const weight = sums[by]
  const hidden = table.isRootMade ? (table.name[0] ?? -1) : -1
  const least = leastOf(weight, limit + 1)
  const picked: number[] = []
  for (let name = 0; name < weight.length; name += 1)
    if (name !== hidden && (weight[name] ?? 0) > 0 && (weight[name] ?? 0) >= least) picked.push(name)
  const row = (name: number): NamedWeight => ({
    name,
    text: table.names[name] ?? '',
    self: sums.self[name] ?? 0,
    total: sums.total[name] ?? 0,
    frames: sums.frames[name] ?? 0,
    frame: sums.widest[name] ?? 0,
  })
  const other = sums[by === 'self' ? 'total' : 'self']
  return picked
    .sort(
      (a, b) =>
        (weight[b] ?? 0) - (weight[a] ?? 0) ||
        (other[b] ?? 0) - (other[a] ?? 0) ||
        ((table.names[a] ?? '') < (table.names[b] ?? '') ? -1 : 1),
    )
    .slice(0, limit)
    .map(row)
}

/** The weight that so many names reach; typed arrays sort fast. */
const leastOf = (weight: Float64Array, limit: number): number =>
  limit >= weight.length ? 0 : (weight.slice().sort()[weight.length - limit] ?? 0)
