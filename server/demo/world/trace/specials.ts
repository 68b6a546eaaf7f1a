import type { WireSpan } from '@/protocol/trace/span'
import { hostileTraces } from './hostile'
import { deepSpans, manySpans, SCALE_DEPTH, SCALE_SPANS } from './scale'
import { segmentsIn, segmentsOf, type Special } from './special'

export interface SpecialOptions {
  readonly hostile: boolean
  /** Spans of the trace `scale-spans` and levels of `scale-depth`; 0 for none. */
  readonly spans: number
  readonly depth: number
}

type Making = Generator<undefined, readonly WireSpan[]>

/** Traces that no flow makes. They move with the clock: each ends shortly before the minute of the question. */
export class Specials {
  readonly #scaled: ReadonlyMap<string, (now: number) => Making>
  readonly #hostile: boolean
  readonly #made = new Map<string, { readonly minute: number; readonly special: Special }>()
  #unkind: { readonly minute: number; readonly list: readonly Special[] } = { minute: Number.NaN, list: [] }

  constructor({ hostile, spans, depth }: SpecialOptions) {
    this.#hostile = hostile
    const scaled: [string, (now: number) => Making][] = []
    if (spans > 0) scaled.push([SCALE_SPANS, (now) => manySpans(spans, now)])
    if (depth > 0) scaled.push([SCALE_DEPTH, (now) => deepSpans(depth, now)])
    this.#scaled = new Map(scaled)
  }

  /** A trace by its id, `null` for an id of none. Pauses often. */
  *find(id: string, now: number): Generator<undefined, Special | null> {
    const make = this.#scaled.get(id)
    if (!make) return this.listed(now).find((one) => one.id === id) ?? null
    const minute = Math.floor(now / 60_000)
    const known = this.#made.get(id)
    if (known?.minute === minute) return known.special
    const spans = yield* make(now)
    const special = { id, spans, segments: yield* segmentsIn(spans) }
    this.#made.set(id, { minute, special })
    return special
  }

  /** Those that a search finds; the scaled ones are found by their ids only. */
  listed(now: number): readonly Special[] {
    if (!this.#hostile) return []
    const minute = Math.floor(now / 60_000)
    if (this.#unkind.minute !== minute) {
      const list = hostileTraces(now).map((spans) => ({
        id: spans[0]?.traceId ?? '',
        spans,
        segments: segmentsOf(spans),
      }))
      this.#unkind = { minute, list }
    }
    return this.#unkind.list
  }
}
