import { uniform } from './hash'
import { alive, type Life } from './life'
import type { ShareGroup } from './nodes'
import { partKey } from './signals'

interface Sharer {
  readonly data: { readonly name: string }
  readonly life: Life
  readonly group: ShareGroup | null
}

/** How the calls of a service fall on its live instances. Weights are computed once per minute, or once when nothing changes. */
export class InstanceShares {
  readonly #sharers: readonly Sharer[]
  readonly #base: Float64Array
  readonly #weights: Float64Array
  readonly #steady: boolean
  #sum = 0
  #first = 0
  #minute = Number.NaN

  constructor(seed: number, service: string, sharers: readonly Sharer[]) {
    this.#sharers = sharers
    this.#base = Float64Array.from(sharers, ({ data }) => {
      const key = partKey(service, { instance: data.name })
      return 1 + 0.16 * (uniform(seed, `w|${key}`, 0) - 0.5)
    })
    this.#weights = new Float64Array(sharers.length)
    this.#steady = sharers.every(({ life }) => life.always)
  }

  part(total: number, index: number, minute: number): number {
    this.#weigh(minute)
    if (index !== this.#first) return this.#floor(total, index)
    let rest = total
    for (let other = 0; other < this.#weights.length; other++) if (other !== index) rest -= this.#floor(total, other)
    return this.#sum === 0 ? 0 : rest
  }

  #floor(total: number, index: number): number {
    return this.#sum === 0 ? 0 : Math.floor((total * (this.#weights[index] ?? 0)) / this.#sum)
  }

  #weigh(minute: number): void {
    if (minute === this.#minute || (this.#steady && this.#minute === this.#minute)) return
    this.#minute = minute
    let plain = 0
    let grouped = 0
    let weight = 0
    this.#first = -1
    this.#sharers.forEach(({ life, group }, index) => {
      const own = alive(life, minute) ? (this.#base[index] ?? 0) : 0
      this.#weights[index] = own
      if (own === 0) return
      if (this.#first < 0) this.#first = index
      if (group === null) plain += own
      else {
        grouped += own
        weight = group.weight
      }
    })
    if (grouped > 0 && plain > 0) this.#scale((plain * weight) / (1 - weight) / grouped)
    this.#sum = this.#weights.reduce((sum, one) => sum + one, 0)
  }

  #scale(factor: number): void {
    this.#sharers.forEach(({ group }, index) => {
      if (group !== null) this.#weights[index] = (this.#weights[index] ?? 0) * factor
    })
  }
}
