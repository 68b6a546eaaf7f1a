import { fnv, mix } from '../hash'

/** Steps of two sequences that fill [0, 1) evenly, however short a part of them is looked at. */
const STEPS = { luck: 0.6180339887498949, speed: 0.7548776662466927 } as const

/** A number in [0, 1) for each trace that begins in a minute. */
export class Spread {
  readonly #seed: number
  readonly #key: number
  readonly #step: number
  #minute = Number.NaN
  #first = 0

  constructor(seed: number, what: keyof typeof STEPS, of: string) {
    this.#seed = seed
    this.#key = fnv(`${what}|${of}`)
    this.#step = STEPS[what]
  }

  at(minute: number, n: number): number {
    if (minute !== this.#minute) {
      this.#minute = minute
      this.#first = mix(this.#seed, this.#key, minute)
    }
    return (this.#first + n * this.#step) % 1
  }
}
