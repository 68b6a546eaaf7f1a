import type { FlameOddity, OddityKind } from './table'

/** Counts what is odd, with the first example of each kind. */
export class Oddities {
  readonly #seen = new Map<OddityKind, { kind: OddityKind; count: number; example: string }>()

  note(kind: OddityKind, example: string): void {
    const seen = this.#seen.get(kind)
    if (seen) seen.count += 1
    else this.#seen.set(kind, { kind, count: 1, example })
  }

  list(): readonly FlameOddity[] {
    return [...this.#seen.values()]
  }
}
