import type { Graph } from '../graph'
import { fnv, mix } from '../hash'
import type { ServiceNode } from '../nodes'
import { Hosts, pick, type Host } from '../trace/hosts'
import { AHEAD_MS } from '../trace/minute'
import type { Ledger } from './ledger'
import type { Say } from './line'
import type { Level, Voice } from './voice'
import { voiceOf } from './voices'

/** Usual lines of a service in a minute at most. */
const MOST_A_MINUTE = 240
const LINES_A_CALL = 0.2
/** Number of the draw that decides about a part of a line. */
const USUAL = 15

/** From the most usual on, as running sums; what is left are errors. */
const MIX: readonly (readonly [Level, number])[] = [
  ['info', 0.86],
  ['debug', 0.94],
  ['warn', 0.99],
]
export const OK = '200'
const CACHED = '304'
const BROKEN = ['500', '502', '503']
const ASKED_WRONG = ['404', '499', '403']

/** What a line says, by numbers of the ledger. */
export interface Said {
  readonly mark: number
  readonly say: number
}

/** What one service writes with. */
export class Desk {
  readonly node: ServiceNode
  readonly voice: Voice
  /** All that it says by levels, and what it says when it has no trace, whatever happens. */
  readonly levels: readonly Said[]
  readonly vocabulary: readonly Said[]
  /** The mark of what it says when all is well. */
  readonly calm: number
  readonly #seed: number
  readonly #ledger: Ledger
  readonly #key: number
  readonly #said: Readonly<Record<Level, readonly Said[]>>
  readonly #served = new Map<string, readonly Said[]>()
  #hosts: Hosts | null = null
  #minute = Number.NaN

  constructor(seed: number, ledger: Ledger, node: ServiceNode, voice: Voice) {
    this.node = node
    this.voice = voice
    this.#seed = seed
    this.#ledger = ledger
    this.#key = fnv(`log|${node.data.name}`)
    const said = (level: Level): readonly Said[] =>
      voice.says[level].map((say) => ({ mark: this.mark(voice.words[level]), say: this.say(say) }))
    this.#said = { info: said('info'), debug: said('debug'), warn: said('warn'), error: said('error') }
    this.calm = voice.access === null ? this.mark(voice.words.info) : -1
    this.levels = Object.values(this.#said).flat()
    const served = [OK, CACHED, ...BROKEN, ...ASKED_WRONG].flatMap((status) => this.servedWith(status))
    this.vocabulary = [...(voice.aside > 0 ? this.levels : []), ...served]
  }

  /** How many usual lines it writes in a minute. */
  usual(minute: number): number {
    return Math.min(MOST_A_MINUTE, Math.floor(LINES_A_CALL * this.node.calls(minute) + this.draw(USUAL, minute)))
  }

  /** In [0, 1), of number `which`. */
  draw(which: number, t: number): number {
    return mix(this.#seed, this.#key + which, t)
  }

  /** A line of the level that one share drawn means, chosen by another. */
  said(level: number, which: number): Said {
    const of = MIX.find(([, most]) => level < most)?.[0] ?? 'error'
    return chosen(this.#said[of], which)
  }

  /** A line of access about a request that ended with a status. */
  served(status: string, which: number): Said {
    return chosen(this.servedWith(status), which)
  }

  /** Its lines about requests that end with a status, none if it writes no such lines. */
  servedWith(status: string): readonly Said[] {
    const known = this.#served.get(status)
    if (known) return known
    const { say, routes } = this.voice.access ?? NOTHING
    const made = routes.map((route) => ({
      say: this.say(say),
      mark: this.mark('', { 'http.status_code': status, ...(route !== '' && { ai_route_type: route }) }),
    }))
    this.#served.set(status, made)
    return made
  }

  mark(level: string, tags: Readonly<Record<string, string>> = {}): number {
    const told = level === '' ? [] : [{ key: 'level', value: level }]
    const more = Object.entries(tags).map(([key, value]) => ({ key, value }))
    return this.#ledger.mark(this.node.data.name, [...told, ...more])
  }

  say(say: Say): number {
    return this.#ledger.say(say)
  }

  /** An instance that lives in the minute, one of `only` if that is given; `null` when none does. */
  host(minute: number, drawn: number, only?: readonly string[]): Host | null {
    if (this.#minute !== minute || !this.#hosts) this.#hosts = new Hosts(this.node, minute, undefined)
    this.#minute = minute
    const { list, odds } = this.#hosts
    if (only === undefined) return list[pick(odds.usual, drawn)] ?? null
    const named = list.filter(({ name }) => only.includes(name))
    return named[Math.floor(named.length * drawn)] ?? null
  }
}

const NOTHING = { say: { type: 'TEXT', text: '' } as const, routes: [] }

function chosen(all: readonly Said[], drawn: number): Said {
  const found = all[Math.floor(all.length * drawn)]
  if (!found) throw new Error('nothing to say')
  return found
}

/** The status of a request, by what share fails (design/world.md 3.6). */
export function statusOf(drawn: number, failing: number): string {
  const broken = 0.7 * failing
  if (drawn < broken) return BROKEN[Math.floor((drawn / broken) * BROKEN.length)] ?? OK
  const wrong = 0.01 + 0.3 * failing
  if (drawn < broken + wrong) return ASKED_WRONG[Math.floor(((drawn - broken) / wrong) * ASKED_WRONG.length)] ?? OK
  return drawn < broken + wrong + 0.02 ? CACHED : OK
}

/** By how much its clock is ahead, in ms. */
export const aheadOf = (host: Host): number => (host.isAhead ? AHEAD_MS : 0)

/** `null` for a service that writes nothing. */
export function deskOf(node: ServiceNode, ledger: Ledger): Desk | null {
  const voice = node.data.normal ? voiceOf(node.data) : null
  return voice && new Desk(node.seed, ledger, node, voice)
}

/** Desks of all services with one name for ever that write, by name. */
export function desksOf({ services }: Graph, ledger: Ledger): ReadonlyMap<string, Desk> {
  return new Map(
    services.flatMap((node) => {
      const desk = deskOf(node, ledger)
      return desk ? [[node.data.name, desk] as const] : []
    }),
  )
}

/** The marks of what is said, each once. */
export const marksOf = (said: readonly Said[]): readonly number[] => [...new Set(said.map(({ mark }) => mark))]
