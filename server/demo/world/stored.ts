import type { LabelList } from '@/mqe/source'
import type { CatalogueEntry } from './data'
import { addMinute, addPartial, finish, foldKind, isCount, LANES, type FoldKind } from './fold'
import type { Reader } from './forms/reader'
import type { Measured } from './measured'

const DAY = 24

/** Agents report every 20 s; what collectors fetch is there at second 30. */
const REPORT_S = 20
const COLLECTED_S = 30

/** Layers whose meters agents send themselves; those of the others are fetched. */
const AGENTS = ['GENERAL', 'SO11Y_JAVA_AGENT', 'SO11Y_GO_AGENT', 'WECHAT_MINI_PROGRAM', 'ALIPAY_MINI_PROGRAM', 'IOS']
const isCollected = ({ kind, layer }: CatalogueEntry): boolean =>
  kind === 'MAL' && layer !== undefined && !AGENTS.includes(layer)

/** Finished hours of one day, by the zone's hour borders. */
interface Sheet {
  readonly filled: Uint8Array
  readonly partials: Float64Array
}

/** Counts the sheets of all series, so that their owner can throw them away. */
export interface Memo {
  sheets: number
}

/** Every stored value of one metric of one entity, at minutes, hours and days. Nothing is stored: finished hours are remembered. */
export class Stored {
  readonly labels: readonly LabelList[]
  readonly #measured: Measured
  readonly #reader: Reader
  readonly #kind: FoldKind
  readonly #collected: boolean
  readonly #memo: Memo
  readonly #out: Float64Array
  /** By the minute of the first hour border: days of one zone never meet those of another. */
  readonly #sheets = new Map<number, Sheet>()

  constructor(entry: CatalogueEntry, measured: Measured, reader: Reader, memo: Memo) {
    this.labels = reader.labels
    this.#measured = measured
    this.#reader = reader
    this.#kind = foldKind(entry)
    this.#collected = isCollected(entry)
    this.#memo = memo
    this.#out = new Float64Array(reader.labels.length)
  }

  /**
   * Raw values of one minute in a buffer of this series, `null` when the entity did not report; a line that nothing was
   * reported of is `NaN`. `seconds` is how much of
   * the minute has been reported: counts grow with it.
   */
  minute(minute: number, seconds = 60): Float64Array | null {
    const reported = seconds < 60 ? Math.floor(seconds / REPORT_S) * REPORT_S : 60
    const unseen = reported === 0 || (this.#collected && seconds < COLLECTED_S)
    if (unseen || !this.#measured.alive(minute)) return null
    this.#reader.read(minute, this.#out)
    if (reported < 60 && isCount(this.#kind))
      for (let at = 0; at < this.#out.length; at++) this.#out[at] = Math.round(((this.#out[at] ?? 0) * reported) / 60)
    return this.#out
  }

  /** Computes the whole hours from the one that begins at `start` to `end`, so that folds find them. */
  remember(start: number, end: number): void {
    for (let from = start; from + 60 <= end; from += 60) this.#finished(from)
  }

  /** The value of each label list over `hours` hours from `start`, of which the minutes before `end` are finished. */
  fold(start: number, hours: number, end: number): readonly (number | null)[] {
    const sum = new Float64Array(this.#out.length * LANES)
    for (let hour = 0; hour < hours; hour++) {
      const from = start + hour * 60
      if (from >= end) break
      const whole = from + 60 <= end
      addPartial(this.#kind, sum, whole ? this.#finished(from) : this.#hour(from, end))
    }
    return this.labels.map((_, label) => finish(this.#kind, sum, label * LANES, hours * 60))
  }

  #finished(from: number): Float64Array {
    const width = this.#out.length * LANES
    const hour = Math.floor(from / 60)
    const day = Math.floor(hour / DAY)
    const key = day * 1440 + (from - hour * 60)
    let sheet = this.#sheets.get(key)
    if (!sheet) {
      sheet = { filled: new Uint8Array(DAY), partials: new Float64Array(DAY * width) }
      this.#sheets.set(key, sheet)
      this.#memo.sheets += this.#out.length
    }
    const slot = hour - day * DAY
    const partial = sheet.partials.subarray(slot * width, (slot + 1) * width)
    if (!sheet.filled[slot]) {
      partial.set(this.#hour(from, from + 60))
      sheet.filled[slot] = 1
    }
    return partial
  }

  #hour(from: number, to: number): Float64Array {
    const partial = new Float64Array(this.#out.length * LANES)
    for (let minute = from; minute < to; minute++) {
      const values = this.minute(minute)
      if (values === null) continue
      const weight = this.#kind === 'weighted' ? this.#measured.calls(minute) : 1
      for (let label = 0; label < values.length; label++) {
        const value = values[label] ?? Number.NaN
        if (!Number.isNaN(value)) addMinute(this.#kind, partial, label * LANES, value, weight)
      }
    }
    return partial
  }
}
