import { shallowRef, type ShallowRef } from 'vue'
import type { Failure } from '@/mqe/result'
import type { Capabilities, Surface } from '@/protocol/capabilities/capability'
import { listLayers } from '@/protocol/metadata/layers'
import type { Client } from './client'
import { AskError, asFailure } from './failure'
import {
  BELIEVED,
  greet,
  settle,
  settledAsBefore,
  settledBy,
  storedGreeting,
  storeGreeting,
  type Greeting,
} from './hello'
import { Watch, type Reach } from './reach'
import type { Slots } from './slots'
import { untilVisible } from './visibility'

/** The server's clock, once it is known. */
export interface ServerClock {
  /** Minutes east of UTC: of the server, or of the browser when the server does not say. */
  readonly offset: number
  readonly offsetKnown: boolean
  /** ms that the server's clock is ahead of the browser's. */
  readonly skew: number
}

/** ms by which the two clocks of the page may part before the server's is asked anew: the machine slept. */
const PARTED = 5_000

/** The one OAP of this page: who it is, what time it has, whether it answers. */
export class Server {
  readonly clock: ShallowRef<ServerClock | null> = shallowRef(null)
  readonly version: ShallowRef<string | null> = shallowRef(null)
  readonly capabilities: ShallowRef<Capabilities | null> = shallowRef(null)
  readonly #client: Client
  readonly #slots: Slots
  readonly #watch: Watch
  /** Host and path of the page: one of a gateway. */
  readonly address: string
  readonly #never = new AbortController().signal
  #greeting: Greeting | null = null
  #asking: Promise<Capabilities> | null = null
  #settling: Promise<void> | null = null
  /** Epoch ms of the server at `#since` on the page's steady clock. */
  #base = 0
  #since = 0

  constructor(client: Client, slots: Slots, address: string) {
    this.#client = client
    this.#slots = slots
    this.address = address
    this.#watch = new Watch(() => this.#probe(), address)
    const stored = storedGreeting(address)
    if (stored) this.#believe(stored)
  }

  get reach(): ShallowRef<Reach> {
    return this.#watch.reach
  }

  /** Grows by one when an outage ends. */
  get recovered(): ShallowRef<number> {
    return this.#watch.recovered
  }

  /** The server's time, epoch ms, on a clock that never jumps back; the browser's while the server's is unknown. */
  now(): number {
    return this.clock.value ? this.#base + (performance.now() - this.#since) : Date.now()
  }

  /** What the server can do; asked once, and again in passing when that is more than 5 minutes ago. */
  ready(): Promise<Capabilities> {
    const known = this.capabilities.value
    if (!known) return this.#ask()
    if (this.#isOld()) this.#ask().catch(() => {})
    return Promise.resolve(known)
  }

  /** As `ready`, with 10.3 and 10.4 told apart: for pages that depend on it. */
  async settled(): Promise<Capabilities> {
    await this.ready()
    this.#settling ??= this.#settle().finally(() => {
      this.#settling = null
    })
    await this.#settling
    return this.capabilities.value ?? this.ready()
  }

  /** What tells them apart came along with another answer. */
  learn(surface: Surface): void {
    if (this.#greeting?.capabilities.settled === false) this.#believe(settledBy(this.#greeting, surface))
  }

  /** Asks for the server's clock again: this machine slept, or its own clock was set. */
  measure(): Promise<Capabilities> {
    return this.#ask()
  }

  /** The user does not want to wait for the next try. */
  tryNow(): Promise<void> {
    return this.#watch.tryNow()
  }

  /** Why nothing may be asked now, where the server said how long it wants to be left alone. */
  get closed(): Failure | null {
    return this.#watch.closed
  }

  answered(): void {
    const before = this.recovered.value
    this.#watch.answered()
    if (this.recovered.value > before) this.#ask().catch(() => {})
  }

  failed(failure: Failure, rest: boolean): void {
    this.#watch.failed(failure, rest)
  }

  /** The server lacks what it was thought to have: another version stands there now. */
  outdated(): void {
    const asked = this.#greeting?.at ?? 0
    storeGreeting(this.address, null)
    if (Date.now() - asked > PARTED) this.#ask().catch(() => {})
  }

  stop(): void {
    this.#watch.stop()
  }

  async #settle(): Promise<void> {
    const known = this.#greeting
    if (known && !known.capabilities.settled) this.#believe(await settle(this.#client, known, this.#never))
  }

  #isOld(): boolean {
    const at = this.#greeting?.at ?? 0
    const slept = Date.now() - at - (performance.now() - this.#since)
    return Date.now() - at > BELIEVED || Math.abs(slept) > PARTED
  }

  #ask(): Promise<Capabilities> {
    this.#asking ??= this.#greet().finally(() => {
      this.#asking = null
    })
    return this.#asking
  }

  async #greet(): Promise<Capabilities> {
    const { value: reach } = this.#watch.reach
    // Nothing is known yet and the next try is planned: whoever asks meanwhile is told at once.
    if (!this.#greeting && reach.state === 'down' && performance.now() < reach.nextTryAt)
      throw new AskError(reach.failure)
    await untilVisible(this.#never)
    const give = await this.#slots.take(false)
    try {
      const greeting = await this.#welcome()
      this.#watch.answered()
      return greeting.capabilities
    } catch (thrown) {
      this.#watch.failed(asFailure(thrown))
      throw thrown
    } finally {
      give()
    }
  }

  /**
   * Goes through OAP's query pool, which `version` does not: only this answer says that queries flow again. Who comes back from
   * an outage may be another version, in another zone.
   */
  async #probe(): Promise<void> {
    const wasDown = this.reach.value.state === 'down'
    const give = await this.#slots.take(false)
    try {
      await this.#client.run(listLayers, {}, this.#never)
      if (wasDown || !this.#greeting) await this.#welcome()
      this.#slots.answered()
    } finally {
      give()
    }
  }

  async #welcome(): Promise<Greeting> {
    const greeting = settledAsBefore(await greet(this.#client, this.#never), this.#greeting)
    this.#believe(greeting)
    return greeting
  }

  #believe(greeting: Greeting): void {
    const { version, offset, skew, capabilities, at } = greeting
    const since = performance.now() - (Date.now() - at)
    const base = at + (skew ?? 0)
    // A running clock is only set forward, or back when it was really wrong.
    const here = this.clock.value ? this.#base + (since - this.#since) : base
    this.#base = here > base && here - base < PARTED ? here : base
    this.#since = since
    this.#greeting = greeting
    storeGreeting(this.address, greeting)
    this.version.value = version
    this.capabilities.value = capabilities
    this.clock.value = {
      offset: offset ?? -new Date().getTimezoneOffset(),
      offsetKnown: offset !== null,
      skew: skew ?? 0,
    }
  }
}
