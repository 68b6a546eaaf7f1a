import type { Failure } from '@/mqe/result'
import type { Capabilities } from '@/protocol/capabilities/capability'
import { batchDocument, batchVariables } from '@/protocol/mqe/batch'
import { BatchSize } from './batch-size'
import type { AnswerCache } from './cache'
import type { Client, GraphQLAnswer } from './client'
import { AskError, asFailure } from './failure'
import { judge } from './judge'
import { keyOf, windowKey } from './plan'
import type { Answered, Question, QuestionKey } from './question'
import type { Slots } from './slots'
import { untilVisible } from './visibility'

/** ms that a question rests after a 503 that was no JSON: its work is still in the server's pool. */
export const REST = 10_000

/** The group of expressions that throw. */
const APART = -1

/** Told the answers to what it wants, a whole batch at once. */
export interface Listener {
  answered(found: ReadonlyMap<QuestionKey, Answered>): void
}

/** What the executor must know of the server, and tells about it. */
export interface Knows {
  ready(): Promise<Capabilities>
  /** Why nothing may be asked now. */
  readonly closed: Failure | null
  answered(): void
  failed(failure: Failure, rest: boolean): void
  /** It refused a field that it was thought to have. */
  outdated(): void
}

interface Entry {
  readonly key: QuestionKey
  readonly question: Question
  readonly listeners: Set<Listener>
  flight: Flight | null
  /** It has waited once because the server asked for it: the next such answer is told. */
  waited: boolean
  /** Entries of one group go into a batch of their own: what a refused batch was split into. */
  group: number
}
interface Flight {
  readonly entries: readonly Entry[]
  readonly controller: AbortController
}

/**
 * Hop 3: questions to answers. One for the whole page: equal questions are asked once, batches are cut when a slot is free,
 * and a batch that nobody waits for any more is withdrawn.
 */
export class Executor {
  readonly #client: Client
  readonly #slots: Slots
  readonly #server: Knows
  readonly #cache: AnswerCache
  readonly #size = new BatchSize()
  readonly #entries = new Map<QuestionKey, Entry>()
  /** Until when, on the clock that nobody can set. */
  readonly #resting = new Map<QuestionKey, number>()
  /** Expressions that emptied a whole answer: they do not travel with others again. */
  readonly #throwing = new Set<string>()
  #taking = false
  #flying = 0
  #groups = 0
  #wake: ReturnType<typeof setTimeout> | undefined

  constructor(client: Client, slots: Slots, server: Knows, cache: AnswerCache) {
    this.#client = client
    this.#slots = slots
    this.#server = server
    this.#cache = cache
  }

  /** Asks the questions in this order, after what is under way. */
  want(questions: readonly Question[], listener: Listener): void {
    for (const question of questions) {
      const key = keyOf(question)
      const known = this.#entries.get(key)
      const group = this.#throwing.has(question.expression) ? APART : 0
      const entry = known ?? { key, question, listeners: new Set(), flight: null, waited: false, group }
      entry.listeners.add(listener)
      this.#entries.delete(key)
      this.#entries.set(key, entry)
    }
    void this.#pump()
  }

  /** The listener no longer wants them; what nobody wants is not asked, and withdrawn when it is under way. */
  drop(keys: Iterable<QuestionKey>, listener: Listener): void {
    for (const key of keys) {
      const entry = this.#entries.get(key)
      if (!entry?.listeners.delete(listener) || entry.listeners.size > 0) continue
      if (!entry.flight) this.#entries.delete(key)
      else if (entry.flight.entries.every(isUnwanted)) entry.flight.controller.abort()
    }
  }

  async #pump(): Promise<void> {
    if (this.#taking || !this.#hasWork()) return
    this.#taking = true
    let give: (() => void) | null = null
    try {
      await untilVisible(new AbortController().signal)
      const { has } = await this.#server.ready()
      give = await this.#slots.take(false)
      const { closed } = this.#server
      if (closed) throw new AskError(closed)
      const batch = this.#cut(has.has('owner'))
      if (batch.length > 0) void this.#fly(batch, has.has('owner'), give)
      else give()
    } catch (thrown) {
      give?.()
      this.#settle([...this.#entries.values()].filter(isWaiting).map((entry) => [entry, asFailure(thrown)]))
    } finally {
      this.#taking = false
    }
    void this.#pump()
  }

  /** False also when all that waits must rest; then it wakes by itself. */
  #hasWork(): boolean {
    if (this.#flying >= this.#size.atOnce) return false
    const waiting = [...this.#entries.values()].filter(isWaiting)
    clearTimeout(this.#wake)
    if (waiting.length === 0) return false
    const soonest = Math.min(...waiting.map(({ key }) => this.#resting.get(key) ?? 0))
    const rest = soonest - performance.now()
    if (rest <= 0) return true
    this.#wake = setTimeout(() => void this.#pump(), rest)
    return false
  }

  #cut(owner: boolean): readonly Entry[] {
    const ready = [...this.#entries.values()].filter(
      (entry) => isWaiting(entry) && (this.#resting.get(entry.key) ?? 0) <= performance.now(),
    )
    const [first] = ready
    if (!first) return []
    const window = windowKey(first.question.window)
    const fits = (entry: Entry): boolean => entry.group === first.group && windowKey(entry.question.window) === window
    return ready.filter(fits).slice(0, this.#size.limit(owner))
  }

  async #fly(entries: readonly Entry[], owner: boolean, give: () => void): Promise<void> {
    const [first] = entries
    if (!first) return give()
    const flight: Flight = { entries, controller: new AbortController() }
    for (const entry of entries) entry.flight = flight
    this.#flying += 1
    const { window } = first.question
    const variables = batchVariables(
      entries.map(({ question }) => question),
      window,
    )
    const started = performance.now()
    try {
      const document = batchDocument({ count: entries.length, owner })
      const answer = await this.#client.ask(document, variables, 'list', flight.controller.signal)
      this.#slots.answered()
      this.#server.answered()
      this.#size.answered(entries.length, performance.now() - started)
      this.#read(answer, entries, window.offset)
    } catch (thrown) {
      this.#lose(thrown, entries)
    } finally {
      this.#flying -= 1
      give()
      void this.#pump()
    }
  }

  #read(answer: GraphQLAnswer, entries: readonly Entry[], offset: number): void {
    const { results, again, limit, outdated } = judge(answer, entries.length, offset)
    if (limit !== null) this.#size.learn(limit)
    if (outdated) this.#server.outdated()
    if (again.length > 0 && answer.errors.some(({ path }) => path.length > 0))
      for (const index of results.keys()) this.#throwing.add(entries[index]?.question.expression ?? '')
    for (const group of again) {
      this.#groups += 1
      this.#requeue(
        group.flatMap((index) => entries[index] ?? []),
        this.#groups,
      )
    }
    this.#settle([...results].flatMap(([index, result]) => (entries[index] ? [[entries[index], result] as const] : [])))
  }

  #lose(thrown: unknown, entries: readonly Entry[]): void {
    const failure = asFailure(thrown)
    const rest = thrown instanceof AskError && thrown.rest
    if (failure.cause === 'overloaded' || failure.cause === 'timeout') this.#size.refused(entries.length)
    if (failure.cause === 'overloaded') this.#slots.overloaded()
    const wait = thrown instanceof AskError && !entries.some(({ waited }) => waited) ? thrown.wait : null
    if (wait !== null) {
      this.#letRest(entries, wait)
      for (const entry of entries) entry.waited = true
      return this.#requeue(entries, 0)
    }
    if (failure.cause !== 'aborted') this.#server.failed(failure, rest)
    if (rest) this.#letRest(entries, REST)
    // Wanted again while it was being withdrawn: it waits once more.
    if (failure.cause === 'aborted') this.#requeue(entries, 0)
    else this.#settle(entries.map((entry) => [entry, failure]))
  }

  #letRest(entries: readonly Entry[], ms: number): void {
    for (const [key, until] of this.#resting) if (until <= performance.now()) this.#resting.delete(key)
    for (const { key } of entries) this.#resting.set(key, performance.now() + ms)
  }

  #requeue(entries: readonly Entry[], group: number): void {
    for (const entry of entries) {
      entry.flight = null
      entry.group = group
      if (isUnwanted(entry)) this.#entries.delete(entry.key)
    }
  }

  #settle(found: readonly (readonly [Entry, Answered['result']])[]): void {
    const receivedAt = Date.now()
    const told = new Map<Listener, Map<QuestionKey, Answered>>()
    for (const [entry, result] of found) {
      const answered = { result, receivedAt }
      this.#cache.keep(entry.key, answered)
      if (this.#entries.get(entry.key) === entry) this.#entries.delete(entry.key)
      for (const listener of entry.listeners) {
        const mine = told.get(listener) ?? new Map<QuestionKey, Answered>()
        told.set(listener, mine.set(entry.key, answered))
      }
    }
    for (const [listener, answers] of told) listener.answered(answers)
  }
}

const isUnwanted = ({ listeners }: Entry): boolean => listeners.size === 0

const isWaiting = ({ flight }: Entry): boolean => flight === null
