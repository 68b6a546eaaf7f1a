import { FRESH, KEPT } from './cache'
import { asFailure, AskError, withdrawn } from './failure'
import { REST, type Knows } from './execute'
import type { Slots } from './slots'
import { untilVisible } from './visibility'

interface Kept {
  readonly value: unknown
  readonly at: number
}
interface Flight {
  readonly promise: Promise<unknown>
  readonly controller: AbortController
  users: number
}
/** One who waits for an answer. `leave` withdraws the request when nobody else waits for it. */
export interface Ticket<A> {
  readonly answer: Promise<A>
  readonly leave: () => void
}
export interface Fetch<A> {
  /** Equal keys are equal questions: asked once at a time, kept for 10 s. */
  readonly key: string
  readonly heavy: boolean
  /** What must be known first. It runs before the request has a slot, so that it may need one itself. */
  readonly prepare?: () => Promise<unknown>
  readonly run: (signal: AbortSignal) => Promise<A>
}

/** Lists can be long: what was asked long ago goes, and so do the oldest of many. */
const MOST = 100

/** Single operations and lists: shared, in slots, remembered. */
export class Fetcher {
  readonly #slots: Slots
  readonly #server: Pick<Knows, 'closed' | 'answered' | 'failed' | 'outdated'>
  readonly #kept = new Map<string, Kept>()
  readonly #flights = new Map<string, Flight>()
  readonly #resting = new Map<string, number>()
  readonly #listeners = new Set<(key: string) => void>()

  constructor(slots: Slots, server: Pick<Knows, 'closed' | 'answered' | 'failed' | 'outdated'>) {
    this.#slots = slots
    this.#server = server
  }

  /** The last answer, however old. The caller asked under this key before, so it knows the type. */
  last<A>({ key }: Pick<Fetch<A>, 'key'>): { readonly value: A; readonly fresh: boolean } | null {
    const kept = this.#kept.get(key)
    return kept ? { value: kept.value as A, fresh: performance.now() - kept.at < FRESH } : null
  }

  ask<A>(wanted: Fetch<A>): Ticket<A> {
    const { key } = wanted
    const flight = this.#flights.get(key) ?? this.#start(wanted)
    flight.users += 1
    let left = false
    const leave = (): void => {
      if (left) return
      left = true
      flight.users -= 1
      if (flight.users > 0) return
      if (this.#flights.get(key) === flight) this.#flights.delete(key)
      flight.controller.abort()
    }
    return { answer: flight.promise as Promise<A>, leave }
  }

  /** Tells the key of every answer. Returns how to stop. */
  listen(listener: (key: string) => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** An answer that came with another one. */
  keep<A>({ key }: Pick<Fetch<A>, 'key'>, value: A): void {
    this.#keep(key, value)
  }

  /** After a write: what starts so is asked anew. */
  forget(prefix: string): void {
    for (const key of this.#kept.keys()) if (key.startsWith(prefix)) this.#kept.delete(key)
  }

  #start<A>(wanted: Fetch<A>): Flight {
    const controller = new AbortController()
    const promise = this.#run(wanted, controller.signal)
    // Whoever left does not look at the outcome any more.
    promise.catch(() => {})
    const flight = { promise, controller, users: 0 }
    this.#flights.set(wanted.key, flight)
    const landed = (): void => {
      if (this.#flights.get(wanted.key) === flight) this.#flights.delete(wanted.key)
    }
    promise.then(landed, landed)
    return flight
  }

  async #run<A>({ key, heavy, prepare, run }: Fetch<A>, signal: AbortSignal): Promise<A> {
    await untilVisible(signal)
    await prepare?.()
    await sleep((this.#resting.get(key) ?? 0) - performance.now(), signal)
    const give = await this.#slots.take(heavy, signal)
    const { closed } = this.#server
    if (closed) {
      give()
      throw new AskError(closed)
    }
    try {
      const value = await patiently(run, signal)
      this.#slots.answered()
      this.#server.answered()
      this.#keep(key, value)
      return value
    } catch (thrown) {
      this.#lost(key, thrown)
      throw thrown
    } finally {
      give()
    }
  }

  #keep(key: string, value: unknown): void {
    this.#kept.delete(key)
    this.#kept.set(key, { value, at: performance.now() })
    this.#resting.delete(key)
    for (const listener of this.#listeners) listener(key)
    for (const [old, { at }] of this.#kept) {
      if (this.#kept.size <= MOST && performance.now() - at <= KEPT) return
      this.#kept.delete(old)
    }
  }

  #lost(key: string, thrown: unknown): void {
    const failure = asFailure(thrown)
    const rest = thrown instanceof AskError && thrown.rest
    if (failure.cause === 'aborted') return
    if (failure.cause === 'overloaded') this.#slots.overloaded()
    if (failure.cause === 'unsupported') this.#server.outdated()
    if (rest) this.#resting.set(key, performance.now() + REST)
    this.#server.failed(failure, rest)
  }
}

/** Asks once more where the server named a short time to wait. */
async function patiently<A>(run: (signal: AbortSignal) => Promise<A>, signal: AbortSignal): Promise<A> {
  try {
    return await run(signal)
  } catch (thrown) {
    if (!(thrown instanceof AskError) || thrown.wait === null) throw thrown
    await sleep(thrown.wait, signal)
    return run(signal)
  }
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  if (ms <= 0) return Promise.resolve()
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      reject(withdrawn())
    })
  })
}
