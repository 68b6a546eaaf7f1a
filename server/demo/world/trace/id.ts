import { fnv, mix } from '../hash'

/** Where a trace stands in the world: number `n` of those that a flow begins in a minute. */
export interface TracePlace {
  /** Place of the flow in the list of flows. */
  readonly flow: number
  /** Minute of UTC. */
  readonly minute: number
  readonly n: number
}

/** Traces of one flow that a minute keeps. */
export const MOST_A_MINUTE = 60

/** A flow as far as ids go: those of a mesh are Zipkin's. */
export interface Flow {
  readonly id: string
  readonly zipkin?: boolean
}

/** Bits of `n` in a Zipkin id, and decimal places of it in SkyWalking's sequence number. */
const N_BITS = 6
const N_PLACES = 100
/** Processes that begin the traces of one flow, and threads of each. */
const PROCESSES = 4
const THREADS = 24

/** Both kinds of ids tell the place: SkyWalking's by time and sequence number, Zipkin's behind a mask. */
export class TraceIds {
  readonly #seed: number
  readonly #flows: readonly Flow[]

  constructor(seed: number, flows: readonly Flow[]) {
    this.#seed = seed
    this.#flows = flows
  }

  /** `<hash16>.<thread>.<epoch ms><sequence>` as agents make them, or 32 hex digits. */
  of(place: TracePlace): string {
    const flow = this.#flows[place.flow]
    return flow?.zipkin === true ? this.#hex(place) : this.#agent(flow?.id ?? '', place)
  }

  /** `null` for an id that this world never gives. */
  placeOf(id: string): TracePlace | null {
    const place = /^[\da-f]{32}$/.test(id) ? this.#unmasked(id) : sequenced(id)
    return place !== null && this.#flows[place.flow] !== undefined && this.of(place) === id ? place : null
  }

  /** Epoch ms at which the trace begins. */
  start(place: TracePlace): number {
    return place.minute * 60_000 + Math.floor((this.#draw('start', place) / 2 ** 32) * 60_000)
  }

  /** Id of the segment of the trace that visit number `visit` of its flow makes. */
  segment(place: TracePlace, visit: number): string {
    const flow = this.#flows[place.flow]
    const key = `segment|${place.flow}|${visit}`
    if (flow?.zipkin === true) return this.hex(`${key}|${place.n}|${place.minute}`, 2)
    const thread = 31 + ((this.#draw('thread', place) + visit) % THREADS)
    const sequence = String(place.flow * N_PLACES + place.n).padStart(4, '0')
    return `${this.hex(key, 4)}.${thread}.${this.start(place)}${sequence}`
  }

  /** So many words of hex digits that belong to a text. */
  hex(text: string, words: number): string {
    return Array.from({ length: words }, (_, word) => hex(this.#word(text, word))).join('')
  }

  #agent(flow: string, place: TracePlace): string {
    const process = place.n % PROCESSES
    const hash = [0, 1].map((half) => hex(this.#word(`process|${flow}|${half}`, process))).join('')
    const thread = 31 + (this.#draw('thread', place) % THREADS)
    const sequence = String(place.flow * N_PLACES + place.n).padStart(4, '0')
    return `${hash}.${thread}.${this.start(place)}${sequence}`
  }

  #hex(place: TracePlace): string {
    const [a, b] = [this.#draw('zipkin|a', place), this.#draw('zipkin|b', place)]
    const mask = this.#word('zipkin|minute', 0)
    const tail = a ^ b ^ ((place.flow << N_BITS) | place.n)
    return [a, b, place.minute ^ mask, tail].map(hex).join('')
  }

  #unmasked(id: string): TracePlace {
    const [a = 0, b = 0, minute = 0, tail = 0] = [0, 8, 16, 24].map((at) => Number.parseInt(id.slice(at, at + 8), 16))
    const place = (a ^ b ^ tail) >>> 0
    return {
      flow: place >>> N_BITS,
      minute: (minute ^ this.#word('zipkin|minute', 0)) >>> 0,
      n: place & ((1 << N_BITS) - 1),
    }
  }

  /** 32 bits that belong to the place. */
  #draw(what: string, { flow, minute, n }: TracePlace): number {
    return this.#word(`trace|${what}|${flow}|${n}`, minute)
  }

  #word(key: string, t: number): number {
    return mix(this.#seed, fnv(key), t) * 2 ** 32
  }
}

const hex = (word: number): string => (word >>> 0).toString(16).padStart(8, '0')

function sequenced(id: string): TracePlace | null {
  const [, ms, sequence] = /^[\da-f]{16}\.\d+\.(\d{13})(\d{4})$/.exec(id) ?? []
  if (ms === undefined || sequence === undefined) return null
  const place = Number(sequence)
  return { flow: Math.floor(place / N_PLACES), minute: Math.floor(Number(ms) / 60_000), n: place % N_PLACES }
}
