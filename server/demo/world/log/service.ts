import { AHEAD_MS } from '../trace/minute'
import { aheadOf, marksOf, statusOf, type Desk, type Said } from './desk'
import type { Ledger } from './ledger'
import type { Pad } from './sheet'
import type { LogSource, Wants } from './source'
import type { Told } from './told'
import { writeUntraced } from './untraced'

/** Lines that a service writes without a trace. */
export class ServiceLines implements LogSource {
  readonly lateMinutes = 2
  readonly marks: readonly number[]
  readonly #vocabulary: readonly Said[]
  readonly #desk: Desk
  readonly #ledger: Ledger
  readonly #untraced: (desk: Desk, minute: number) => number
  readonly #endpoints: readonly number[]
  readonly #told: readonly Told[]

  /** `told`: what incidents make it write so. */
  constructor(
    desk: Desk,
    ledger: Ledger,
    told: readonly Told[],
    /** How many lines it writes so. */
    untraced: (desk: Desk, minute: number) => number,
  ) {
    this.#desk = desk
    this.#ledger = ledger
    this.#untraced = untraced
    this.#told = told
    this.#vocabulary = [...desk.vocabulary, ...told]
    this.marks = marksOf(this.#vocabulary)
    this.#endpoints = desk.node.data.endpoints.map((name) => ledger.place(name))
  }

  writes(service: string): boolean {
    return service === this.#desk.node.data.name
  }

  until(minute: number): number {
    return (minute + 1) * 60_000 + AHEAD_MS
  }

  traceOf(): never {
    throw new Error('a trace of none')
  }

  *fill(minute: number, pad: Pad, wants: Wants | null): Generator<undefined, boolean> {
    const desk = this.#desk
    if (wants && !this.#vocabulary.some(({ mark, say }) => wants(mark, say))) return false
    const count = this.#untraced(desk, minute)
    const { errors, latency } = desk.node.subject.read(minute)
    yield
    let isWhole = true
    for (let line = 0; line < count; line++) {
      const draw = (which: number): number => desk.draw(which, minute * 256 + line)
      const isAccess = desk.voice.access !== null && draw(8) >= desk.voice.aside
      const said = isAccess ? desk.served(statusOf(draw(2), errors), draw(3)) : desk.said(draw(2), draw(3))
      if (wants?.(said.mark, said.say) === false) {
        isWhole = false
        continue
      }
      const host = desk.host(minute, draw(0))
      if (!host) break
      const at = minute * 60_000 + Math.floor(60_000 * draw(1))
      const isAbout = isAccess || draw(4) < 0.5
      const seat = {
        time: at + aheadOf(host),
        seen: at,
        instance: this.#ledger.place(host.name),
        endpoint: isAbout ? (this.#endpoints[Math.floor(this.#endpoints.length * draw(5))] ?? -1) : -1,
        ms: Math.round(latency * (0.4 + 1.6 * draw(7))),
        trace: -1,
        visit: -1,
        span: -1,
      }
      pad.add(said, seat, Math.floor(draw(6) * 2 ** 31))
    }
    for (const told of this.#told)
      for (let line = told.count(minute) - 1; line >= 0; line--) writeUntraced(told, minute, line, pad, this.#ledger)
    return isWhole
  }
}
