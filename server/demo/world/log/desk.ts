import type { Graph } from '../graph'
import { fnv, mix } from '../hash'
import type { ServiceNode } from '../nodes'
import { AHEAD_MS } from '../trace/minute'
import { Hosts, pick, type Host } from '../trace/hosts'
import type { Ledger } from './ledger'
import type { Say } from './line'
import { voiceOf, type Level, type Voice } from './voices'

/** Lines of a service in a minute, and of those that are its own usual ones how many hang on a trace. */
export const MOST_A_MINUTE = 240
const LINES_A_CALL = 0.2
export const TRACED = 0.7

/** From the most usual on, as running sums; what is left are errors. */
const MIX: readonly (readonly [Level, number])[] = [
  ['info', 0.86],
  ['debug', 0.94],
  ['warn', 0.99],
]
const BROKEN = ['500', '502', '503']
const ASKED_WRONG = ['404', '499', '403']

/** What one service writes with. */
export class Desk {
  readonly node: ServiceNode
  readonly voice: Voice
  readonly #graph: Graph
  readonly #ledger: Ledger
  readonly #key: number
  #hosts: Hosts | null = null
  #minute = Number.NaN

  constructor(graph: Graph, ledger: Ledger, node: ServiceNode, voice: Voice) {
    this.node = node
    this.voice = voice
    this.#graph = graph
    this.#ledger = ledger
    this.#key = fnv(`log|${node.data.name}`)
  }

  /** How many usual lines it writes in a minute. */
  usual(minute: number): number {
    return Math.min(MOST_A_MINUTE, Math.round(LINES_A_CALL * this.node.calls(minute)))
  }

  /** In [0, 1), of number `which`. */
  draw(which: number, t: number): number {
    return mix(this.#graph.ground.seed, this.#key + which, t)
  }

  /** The level that a share drawn means, or the status of an access line. */
  levelOf(drawn: number): Level {
    return MIX.find(([, most]) => drawn < most)?.[0] ?? 'error'
  }

  /** Numbers of who says what, of a level. */
  said(level: Level, drawn: number): { readonly mark: number; readonly say: number } {
    const { says, words } = this.voice
    const say = says[level][Math.floor(says[level].length * drawn)]
    if (!say) throw new Error(`${this.node.data.name} says nothing`)
    return { mark: this.mark(words[level]), say: this.#ledger.say(say) }
  }

  /** Of an access line. */
  served(status: string): { readonly mark: number; readonly say: number } {
    const say = this.voice.says.info[0]
    if (!say) throw new Error(`${this.node.data.name} says nothing`)
    const mark = this.#ledger.mark(this.node.data.name, [{ key: 'http.status_code', value: status }])
    return { mark, say: this.#ledger.say(say) }
  }

  statusOf(drawn: number, failing: number): string {
    if (drawn < 0.7 * failing) return BROKEN[Math.floor((drawn / (0.7 * failing)) * 3)] ?? '500'
    const wrong = 0.7 * failing + 0.01
    if (drawn < wrong) return ASKED_WRONG[Math.floor(((drawn - 0.7 * failing) / 0.01) * 3)] ?? '404'
    return drawn < wrong + 0.02 ? '304' : '200'
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

/** By how much its clock is ahead, in ms. */
export const aheadOf = (host: Host): number => (host.isAhead ? AHEAD_MS : 0)

/** Desks of all services that write, by name. */
export function desksOf(graph: Graph, ledger: Ledger): ReadonlyMap<string, Desk> {
  const desks = new Map<string, Desk>()
  for (const node of graph.services) {
    const voice = node.data.normal ? voiceOf(node.data) : null
    if (voice) desks.set(node.data.name, new Desk(graph, ledger, node, voice))
  }
  return desks
}
