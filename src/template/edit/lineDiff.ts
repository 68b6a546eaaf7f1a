/** One line of a comparison; lines count from 1. */
export interface DiffLine {
  readonly kind: 'same' | 'gone' | 'new'
  readonly text: string
  /** `null` for a new line. */
  readonly oldLine: number | null
  /** `null` for a line that is gone. */
  readonly newLine: number | null
}

/** Between two anchors at most so many pairs of lines are compared; beyond, all of it is gone and all of it new. */
const MAX_PAIRS = 400_000
/** Anchors are looked for so often inside one another. */
const MAX_DEPTH = 40

/**
 * The lines of `a` that went, of `b` that came, and those of both, in reading order. Anchored at the lines that stand once in
 * each, so what moved is told as gone and new, and 5 000 unlike lines cost no more than reading them.
 */
export function lineDiff(a: string, b: string): readonly DiffLine[] {
  const diff = new Diff(a.split('\n'), b.split('\n'))
  diff.between({ from: 0, to: diff.old.length }, { from: 0, to: diff.now.length })
  return diff.lines
}

interface Stretch {
  readonly from: number
  readonly to: number
}

class Diff {
  readonly lines: DiffLine[] = []
  readonly old: readonly string[]
  readonly now: readonly string[]
  constructor(old: readonly string[], now: readonly string[]) {
    this.old = old
    this.now = now
  }

  between(old: Stretch, now: Stretch, depth = 0): void {
    let { from: a, to: endA } = old
    let { from: b, to: endB } = now
    while (a < endA && b < endB && this.old[a] === this.now[b]) this.both(a++, b++)
    const tail = endA
    while (endA > a && endB > b && this.old[endA - 1] === this.now[endB - 1]) {
      endA--
      endB--
    }
    this.middle({ from: a, to: endA }, { from: b, to: endB }, depth)
    for (let k = endA; k < tail; k++) this.both(k, endB + k - endA)
  }

  private middle(old: Stretch, now: Stretch, depth: number): void {
    if (old.from === old.to || now.from === now.to) return this.apart(old, now)
    const anchors = depth < MAX_DEPTH ? rising(this.once(old, now)) : []
    if (anchors.length === 0) return this.compared(old, now)
    let { from: a } = old
    let { from: b } = now
    for (const [atOld, atNow] of anchors) {
      if (atOld < a || atNow < b) continue
      this.between({ from: a, to: atOld }, { from: b, to: atNow }, depth + 1)
      this.both(atOld, atNow)
      a = atOld + 1
      b = atNow + 1
    }
    this.between({ from: a, to: old.to }, { from: b, to: now.to }, depth + 1)
  }

  /** Lines that stand once on each side, by their order in the old one. */
  private once(old: Stretch, now: Stretch): readonly Pair[] {
    const counts = new Map<string, { old: number; now: number; atNow: number }>()
    const countOf = (text: string): { old: number; now: number; atNow: number } => {
      const known = counts.get(text) ?? { old: 0, now: 0, atNow: 0 }
      counts.set(text, known)
      return known
    }
    for (let k = old.from; k < old.to; k++) countOf(this.old[k] ?? '').old++
    for (let k = now.from; k < now.to; k++) {
      const count = countOf(this.now[k] ?? '')
      count.now++
      count.atNow = k
    }
    const pairs: Pair[] = []
    for (let k = old.from; k < old.to; k++) {
      const count = counts.get(this.old[k] ?? '')
      if (count?.old === 1 && count.now === 1) pairs.push([k, count.atNow])
    }
    return pairs
  }

  /** The longest common order of few lines. */
  private compared(old: Stretch, now: Stretch): void {
    const width = now.to - now.from + 1
    const height = old.to - old.from
    if (width * height > MAX_PAIRS) return this.apart(old, now)
    const longest = new Uint32Array(width * (height + 1))
    const at = (a: number, b: number): number => longest[a * width + b] ?? 0
    const equal = (a: number, b: number): boolean => this.old[old.from + a] === this.now[now.from + b]
    for (let a = height - 1; a >= 0; a--)
      for (let b = width - 2; b >= 0; b--)
        longest[a * width + b] = equal(a, b) ? at(a + 1, b + 1) + 1 : Math.max(at(a + 1, b), at(a, b + 1))
    let a = 0
    let b = 0
    while (a < height && b < width - 1) {
      if (equal(a, b)) this.both(old.from + a++, now.from + b++)
      else if (at(a + 1, b) >= at(a, b + 1)) this.gone(old.from + a++)
      else this.came(now.from + b++)
    }
    this.apart({ from: old.from + a, to: old.to }, { from: now.from + b, to: now.to })
  }

  private apart(old: Stretch, now: Stretch): void {
    for (let k = old.from; k < old.to; k++) this.gone(k)
    for (let k = now.from; k < now.to; k++) this.came(k)
  }

  private both(a: number, b: number): void {
    this.lines.push({ kind: 'same', text: this.now[b] ?? '', oldLine: a + 1, newLine: b + 1 })
  }
  private gone(a: number): void {
    this.lines.push({ kind: 'gone', text: this.old[a] ?? '', oldLine: a + 1, newLine: null })
  }
  private came(b: number): void {
    this.lines.push({ kind: 'new', text: this.now[b] ?? '', oldLine: null, newLine: b + 1 })
  }
}

type Pair = readonly [old: number, now: number]

/** The longest run of pairs that rises on both sides (patience sorting). */
function rising(pairs: readonly Pair[]): readonly Pair[] {
  const piles: number[] = []
  const before = new Int32Array(pairs.length).fill(-1)
  const nowOf = (index: number | undefined): number => pairs[index ?? -1]?.[1] ?? -1
  for (const [index, pair] of pairs.entries()) {
    let low = 0
    let high = piles.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (nowOf(piles[middle]) < pair[1]) low = middle + 1
      else high = middle
    }
    before[index] = low > 0 ? (piles[low - 1] ?? -1) : -1
    piles[low] = index
  }
  const run: Pair[] = []
  for (let at = piles.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) {
    const pair = pairs[at]
    if (pair) run.push(pair)
  }
  return run.reverse()
}
