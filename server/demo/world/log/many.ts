import { marksOf, type Desk, type Said } from './desk'
import type { Ledger } from './ledger'
import { LARGE } from './oddities'
import type { Pad } from './sheet'
import type { LogSource } from './source'

/** So far back they reach. */
const REACH_MS = 900_000
/** So many lines are written without a pause. */
const A_TURN = 4_096

/** Lines made for scale: so many in the last quarter of an hour, no two the same, one of them of a megabyte. */
export class ManyLines implements LogSource {
  readonly lateMinutes = 1
  readonly reachMs = REACH_MS
  readonly #desk: Desk
  readonly #ledger: Ledger
  readonly #count: number
  readonly marks: readonly number[]
  readonly #said: readonly Said[]
  readonly #large: number

  constructor(desk: Desk, ledger: Ledger, count: number) {
    const { words } = desk.voice
    this.#desk = desk
    this.#ledger = ledger
    this.#count = count
    const said = (level: string, text: string) => ({ mark: desk.mark(level), say: desk.say({ type: 'TEXT', text }) })
    this.#said = [
      said(words.info, 'line {nth}: GET /gen/{n}/seats 200 {ms} ms'),
      said(words.debug, 'line {nth}: pool has {count} idle connections'),
      said(words.warn, 'line {nth}: GET /gen/{n}/seats took {ms} ms'),
      said(
        words.error,
        'line {nth}: java.lang.IllegalStateException: seat {seat}\n\tat com.plover.catalog.Seats.of(Seats.java:41)',
      ),
    ]
    this.#large = LARGE[1] ? desk.say(LARGE[1]) : 0
    this.marks = marksOf(this.#said)
  }

  writes(service: string): boolean {
    return service === this.#desk.node.data.name
  }

  until(minute: number): number {
    return (minute + 1) * 60_000
  }

  traceOf(): never {
    throw new Error('a trace of none')
  }

  *fill(minute: number, pad: Pad): Generator<undefined, true> {
    const host = this.#desk.host(minute, 0.5)
    if (!host) return true
    const each = REACH_MS / this.#count
    for (let nth = Math.ceil((minute * 60_000) / each); Math.floor(nth * each) < (minute + 1) * 60_000; nth++) {
      const said = this.#said[nth % 10 === 9 ? 1 + (Math.floor(nth / 10) % 3) : 0]
      if (!said) return true
      const time = Math.floor(nth * each)
      if (time < minute * 60_000) continue
      const seat = {
        time,
        seen: time,
        instance: this.#ledger.place(host.name),
        endpoint: -1,
        ms: nth % 97,
        trace: -1,
        visit: -1,
        span: -1,
      }
      pad.add(nth % this.#count === 0 ? { mark: said.mark, say: this.#large } : said, seat, nth % 2 ** 31)
      if (nth % A_TURN === 0) yield
    }
    return true
  }
}
