import { shallowRef, type ShallowRef } from 'vue'
import type { Failure } from '@/mqe/result'
import { asFailure, isPassing } from './failure'
import { isHidden, onOnline, onVisible } from './visibility'

/** Whether OAP can be reached. `unknown` until the first answer. */
export type Reach =
  | { readonly state: 'unknown' | 'up' }
  | {
      readonly state: 'down'
      readonly failure: Failure
      /** Host and base path that were asked; the failure's message names OAP itself where the gateway knows it. */
      readonly address: string
      /** Epoch ms, the page's clock. */
      readonly since: number
      /** ms on the page's steady clock, `performance.now()`: the machine's may be set meanwhile. */
      readonly nextTryAt: number
    }

const FIRST = 5_000
const LONGEST = 60_000
/** ms that it must hold before the next outage starts with short pauses again. */
const SETTLED = 60_000
/** ms between the first and the next look at an overloaded server. */
const OVERLOADED = 10_000

/** Notices an outage, tries again with growing pauses, notices the end of it. A hidden tab does not try. */
export class Watch {
  readonly reach: ShallowRef<Reach> = shallowRef({ state: 'unknown' })
  /** Grows by one when an outage ends: what failed meanwhile is asked again. */
  readonly recovered = shallowRef(0)
  readonly #probe: () => Promise<void>
  readonly #address: string
  #pause = FIRST
  #upSince = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  #probing = false

  constructor(probe: () => Promise<void>, address: string) {
    this.#probe = probe
    this.#address = address
    onVisible(() => {
      const reach = this.reach.value
      if (reach.state !== 'down') return
      // Whoever went to sign in comes back with it.
      if (reach.failure.cause === 'sign-in' || performance.now() >= reach.nextTryAt) void this.tryNow()
    })
    onOnline(() => {
      if (this.reach.value.state === 'down') void this.tryNow()
    })
  }

  /** Why nothing may be asked now: the server said how long it wants to be left alone. */
  get closed(): Failure | null {
    const { value } = this.reach
    if (value.state !== 'down' || value.failure.retryAt === undefined) return null
    return performance.now() < value.nextTryAt ? value.failure : null
  }

  /** `proven`: the server itself was looked at. Else one that asked to be left alone is, whatever it answers meanwhile. */
  answered(proven = false): void {
    const { value } = this.reach
    const before = value.state
    if (value.state === 'up') return
    if (!proven && this.closed) return
    clearTimeout(this.#timer)
    this.#upSince = performance.now()
    this.reach.value = { state: 'up' }
    if (before === 'down') this.recovered.value += 1
  }

  /** A late or broken answer may be the question's own fault: the server is looked at before it is called down. */
  failed(failure: Failure, rest = false): void {
    if (!isPassing(failure)) return
    const { state } = this.reach.value
    if (failure.cause === 'timeout' ? state !== 'down' : failure.cause === 'not-json' && state === 'up') {
      if (!this.#probing) void this.tryNow()
      return
    }
    if (state !== 'down') this.#down(failure, rest || failure.cause === 'overloaded' ? OVERLOADED : 0)
  }

  async tryNow(): Promise<void> {
    if (this.#probing) return
    clearTimeout(this.#timer)
    this.#probing = true
    try {
      await this.#probe()
      this.answered(true)
    } catch (thrown) {
      const failure = asFailure(thrown)
      // Any answer, even a refusal, is an answer.
      if (!isPassing(failure)) this.answered(true)
      else this.#down(failure, 0)
    } finally {
      this.#probing = false
    }
  }

  stop(): void {
    clearTimeout(this.#timer)
  }

  #down(failure: Failure, atLeast: number): void {
    const { value } = this.reach
    if (value.state === 'up' && performance.now() - this.#upSince > SETTLED) this.#pause = FIRST
    const asked = (failure.retryAt ?? 0) - Date.now()
    const pause = Math.max(asked, Math.max(atLeast, this.#pause) * (0.9 + Math.random() * 0.2))
    this.#pause = Math.min(LONGEST, this.#pause * 2)
    const since = value.state === 'down' ? value.since : Date.now()
    this.reach.value = { state: 'down', failure, address: this.#address, since, nextTryAt: performance.now() + pause }
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      if (!isHidden()) void this.tryNow()
    }, pause)
  }
}
