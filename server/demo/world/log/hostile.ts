import type { Graph } from '../graph'
import { HOSTILE } from '../hostile'
import type { Ledger } from './ledger'
import { LARGE, odditiesOf } from './oddities'
import type { Pad } from './sheet'
import type { LogSource } from './source'

const LINES_A_MINUTE = 4
/** Each writes a large line so seldom, and one from the future, in minutes. */
const SELDOM = 30
const FUTURE_MS = 3_600_000
const FUTURE_TURN = 7
/** Clocks of some are so much ahead. */
const AHEAD_MS = 25_000
/** When in a minute the spans of the hostile traces are under way. */
const IN_SPAN_MS = 30_100

/** Lines that a careless page runs, breaks its layout with, or hangs on. */
export class HostileLines implements LogSource {
  readonly services: ReadonlySet<string>
  readonly marks: readonly number[]
  readonly lateMinutes = 2 + FUTURE_MS / 60_000
  readonly #writers: readonly Writer[]
  readonly #large: readonly number[]

  constructor(graph: Graph, ledger: Ledger) {
    const found = HOSTILE.flatMap((name, index) => (graph.find(name, true) ? [{ name, index }] : []))
    this.services = new Set(found.map(({ name }) => name))
    this.#large = found.length === 0 ? [] : LARGE.map((say) => ledger.say(say))
    this.#writers = found.map(({ name, index }) => ({
      index,
      place: ledger.place(name),
      says: odditiesOf(name).map((say) => ledger.say(say)),
      marks: [
        [{ key: 'level', value: name }],
        [{ key: 'level', value: 'ERROR' }],
        [
          { key: 'level', value: 'info<b>' },
          { key: name, value: name },
        ],
        [{ key: 'http.status_code', value: '<500>' }],
        [],
        [{ key: 'level', value: '' }],
        Array.from({ length: 60 }, (_, tag) => ({ key: `tag.${tag}`, value: name.repeat(tag % 4) })),
      ].map((tags) => ledger.mark(name, tags)),
    }))
    this.marks = this.#writers.flatMap(({ marks }) => marks)
  }

  writes(service: string): boolean {
    return this.services.has(service)
  }

  until(minute: number): number {
    return (minute + 1) * 60_000 + (turn(minute) === FUTURE_TURN ? FUTURE_MS : AHEAD_MS)
  }

  traceOf(_: number, index: number) {
    return { traceId: `hostile-name-${index}`, segmentId: `hostile-name-${index}.0` }
  }

  *fill(minute: number, pad: Pad): Generator<undefined, true> {
    for (const writer of this.#writers) {
      for (let line = 0; line < LINES_A_MINUTE; line++) this.#turned(writer, minute, line, pad)
      if (turn(minute) === writer.index % SELDOM) {
        const large = this.#large[writer.index % this.#large.length] ?? 0
        this.#add(writer, { minute, line: 5, say: large, ahead: 0 }, pad)
      }
      if (turn(minute) === FUTURE_TURN)
        this.#add(writer, { minute, line: 6, say: writer.says[0] ?? 0, ahead: FUTURE_MS }, pad)
      yield
    }
    return true
  }

  #turned(writer: Writer, minute: number, line: number, pad: Pad): void {
    const number = minute * LINES_A_MINUTE + line + 3 * writer.index
    const say = writer.says[number % writer.says.length] ?? 0
    this.#add(writer, { minute, line, say, ahead: line === 3 ? AHEAD_MS : 0 }, pad)
  }

  #add({ marks, place, index }: Writer, { minute, line, say, ahead }: Line, pad: Pad): void {
    const isTraced = line === 0
    const seen = minute * 60_000 + (isTraced ? IN_SPAN_MS : 7_000 * line + 2_000 + 50 * index)
    // Some do not say where they come from.
    const isNowhere = line === 2
    const seat = {
      time: seen + ahead,
      seen,
      instance: isNowhere ? -1 : place,
      endpoint: isNowhere ? -1 : place,
      ms: 0,
      trace: isTraced ? index : -1,
      visit: 0,
      span: isTraced ? 0 : -1,
    }
    pad.add({ mark: marks[(minute + line + index) % marks.length] ?? 0, say }, seat, 0)
  }
}

interface Writer {
  readonly index: number
  readonly place: number
  readonly says: readonly number[]
  readonly marks: readonly number[]
}

interface Line {
  readonly minute: number
  /** Place among those of the minute, which tells when it is written. */
  readonly line: number
  readonly say: number
  readonly ahead: number
}

const turn = (minute: number): number => minute % SELDOM

/** Number of the hostile trace with an id, `null` for any other id. */
export function hostileTrace(id: string): number | null {
  const [, number] = /^hostile-name-(\d{1,3})$/.exec(id) ?? []
  return number === undefined ? null : Number(number)
}
