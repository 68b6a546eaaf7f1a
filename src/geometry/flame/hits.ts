import type { FlameHits, FrameTable } from './table'

/** Hits by their names: 1 for each of the table's names that is found. */
export function hitsOf(table: FrameTable, found: Uint8Array, isPlain = false): FlameHits {
  const frames = new Uint8Array(table.count)
  let count = 0
  let samples = 0
  let until = 0
  for (let at = 0; at < table.count; at += 1) {
    if (found[table.name[at] ?? 0] !== 1) continue
    frames[at] = 1
    count += 1
    if (at < until) continue
    until = table.end[at] ?? 0
    samples += table.total[at] ?? 0
  }
  const before = new Uint32Array(table.count + 1)
  for (let place = 0; place < table.count; place += 1)
    before[place + 1] = (before[place] ?? 0) + (frames[table.rows.frames[place] ?? 0] ?? 0)
  const whole = table.total[0] ?? 0
  return { frames, count, samples, share: whole > 0 ? Math.min(1, samples / whole) : 0, before, isPlain }
}

/** Whether a box of a picture holds a hit. */
export const holdsHit = (hits: FlameHits, from: number, until: number): boolean =>
  (hits.before[until] ?? 0) > (hits.before[from] ?? 0)

/** Names that hold these words, whatever their case. */
export function namesWith(names: readonly string[], words: string): Uint8Array {
  const needle = words.toLowerCase()
  const found = new Uint8Array(names.length)
  names.forEach((name, at) => {
    if (name.toLowerCase().includes(needle)) found[at] = 1
  })
  return found
}

/** Names that an expression finds. */
export function namesMatching(names: readonly string[], expression: RegExp): Uint8Array {
  const found = new Uint8Array(names.length)
  names.forEach((name, at) => {
    if (expression.test(name)) found[at] = 1
  })
  return found
}
