import type { Said } from './desk'

/** Lines that one source begins in one minute, as numbers: what they say is written when it is asked for. */
export interface Sheet {
  readonly count: number
  /** Epoch ms by the clock of the host, and by one that is right when the server got it. */
  readonly time: Float64Array
  readonly seen: Float64Array
  /** Numbers in the ledger: who says it with which tags, what, where; -1 for nowhere. */
  readonly mark: Int32Array
  readonly say: Int32Array
  readonly instance: Int32Array
  readonly endpoint: Int32Array
  /** What the numbers in it are drawn from, and how long what it tells of took, in ms. */
  readonly salt: Int32Array
  readonly ms: Int32Array
  /** Number of the trace in its minute, -1 without one, with the visit of its flow and the span of its segment. */
  readonly trace: Int32Array
  readonly visit: Int16Array
  readonly span: Int16Array
}

type Column = Exclude<keyof Sheet, 'count'>
/** Where and when something is said. */
export type Seat = Readonly<Record<Exclude<Column, 'mark' | 'say' | 'salt'>, number>>

const FEWEST = 64

/** Where a sheet is written. */
export class Pad {
  #columns = columns(FEWEST)
  #count = 0

  /** `time`: if it is not the one that the seat tells. */
  add(said: Said, seat: Seat, salt: number, time = seat.time): void {
    if (this.#count === this.#columns.time.length) this.#grow()
    const at = this.#count++
    const to = this.#columns
    to.time[at] = time
    to.seen[at] = seat.seen
    to.mark[at] = said.mark
    to.say[at] = said.say
    to.instance[at] = seat.instance
    to.endpoint[at] = seat.endpoint
    to.salt[at] = salt
    to.ms[at] = seat.ms
    to.trace[at] = seat.trace
    to.visit[at] = seat.visit
    to.span[at] = seat.span
  }

  /** What was added. */
  tear(): Sheet {
    const { time, seen, mark, say, instance, endpoint, salt, ms, trace, visit, span } = this.#columns
    const count = this.#count
    return {
      count,
      time: time.slice(0, count),
      seen: seen.slice(0, count),
      mark: mark.slice(0, count),
      say: say.slice(0, count),
      instance: instance.slice(0, count),
      endpoint: endpoint.slice(0, count),
      salt: salt.slice(0, count),
      ms: ms.slice(0, count),
      trace: trace.slice(0, count),
      visit: visit.slice(0, count),
      span: span.slice(0, count),
    }
  }

  #grow(): void {
    const wider = columns(2 * this.#count)
    for (const key of Object.keys(wider) as Column[]) wider[key].set(this.#columns[key])
    this.#columns = wider
  }
}

const columns = (room: number) => ({
  time: new Float64Array(room),
  seen: new Float64Array(room),
  mark: new Int32Array(room),
  say: new Int32Array(room),
  instance: new Int32Array(room),
  endpoint: new Int32Array(room),
  salt: new Int32Array(room),
  ms: new Int32Array(room),
  trace: new Int32Array(room),
  visit: new Int16Array(room),
  span: new Int16Array(room),
})
