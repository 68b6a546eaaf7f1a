const encoder = new TextEncoder()
const OFFSET = 0x811c9dc5
const PRIME = 0x01000193

/** FNV-1a, 32 bits, over UTF-8. */
export function fnv(key: string): number {
  let hash = OFFSET
  for (let at = 0; at < key.length; at++) {
    const code = key.charCodeAt(at)
    if (code > 127) return encoded(key)
    hash = Math.imul(hash ^ code, PRIME)
  }
  return hash >>> 0
}

function encoded(key: string): number {
  let hash = OFFSET
  for (const byte of encoder.encode(key)) hash = Math.imul(hash ^ byte, PRIME)
  return hash >>> 0
}

/** Uniform in [0, 1): a pure function of seed, key (as its `fnv`) and an integer. */
export function mix(seed: number, key: number, t: number): number {
  let h = seed ^ key ^ Math.imul(t, 0x9e3779b1)
  h ^= h >>> 16
  h = Math.imul(h, 0x85ebca6b)
  h ^= h >>> 13
  h = Math.imul(h, 0xc2b2ae35)
  h ^= h >>> 16
  return (h >>> 0) / 4294967296
}

export const uniform = (seed: number, key: string, t: number): number => mix(seed, fnv(key), t)

/** Slow drift over 12 minutes with a fast share on top, in [-1, 1]. Remembers the two knots of the drift it is between. */
export class Noise {
  readonly #seed: number
  readonly #slow: number
  readonly #fast: number
  #knot = Number.NaN
  #from = 0
  #to = 0

  constructor(seed: number, key: string) {
    this.#seed = seed
    this.#slow = fnv(`${key}~s`)
    this.#fast = fnv(`${key}~f`)
  }

  at(minute: number): number {
    const knot = Math.floor(minute / 12)
    if (knot !== this.#knot) {
      this.#knot = knot
      this.#from = 2 * mix(this.#seed, this.#slow, knot) - 1
      this.#to = 2 * mix(this.#seed, this.#slow, knot + 1) - 1
    }
    const f = (minute - knot * 12) / 12
    const w = f * f * (3 - 2 * f)
    const drift = this.#from + (this.#to - this.#from) * w
    return 0.65 * drift + 0.35 * (2 * mix(this.#seed, this.#fast, minute) - 1)
  }
}
