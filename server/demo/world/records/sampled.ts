import { fnv, mix } from '../hash'
import type { Incident } from '../incident'
import type { RecordData } from '../data'
import type { ServiceNode } from '../nodes'
import { parameters } from '../signals'
import { rhythm } from '../rhythm'

/** What a record says was asked, and by whom. */
export interface Statement {
  readonly caller: string
  readonly text: string
}

/** Records a minute outside incidents. */
const MOST = 5
/** Draws per minute and record. */
const DRAWS = 8
const ROOM = 64

/** How much slower or faster than the mean of the store a kind of command is (`forms/view.ts` shows the same). */
const PACE: Readonly<Record<string, number>> = { top_n_cache_read_command: 0.95, top_n_cache_write_command: 1.15 }

interface Onset {
  readonly incident: Incident
  readonly data: RecordData
  readonly statement: Statement
}

/** The sampled records of one kind of one store: minute for minute the same few, never stored. */
export class Sampled {
  readonly #seed: number
  readonly #store: ServiceNode
  readonly #usual: readonly Statement[]
  readonly #onsets: readonly Onset[]
  readonly #key: number
  readonly #pace: number

  constructor(store: ServiceNode, metric: string, usual: readonly Statement[], incidents: readonly Incident[]) {
    this.#seed = store.seed
    this.#store = store
    this.#usual = usual
    this.#key = fnv(`${store.data.name}|${metric}`)
    this.#pace = PACE[metric] ?? 1
    this.#onsets = incidents.flatMap((incident) =>
      incident.data.records
        .filter((data) => data.metric === metric && data.service === store.data.name)
        .map((data) => ({ incident, data, statement: { caller: data.caller ?? '', text: data.statement ?? '' } })),
    )
  }

  /** Calls `each` with the place in the minute, the statement and the latency in ms of every record of it. */
  forEach(minute: number, each: (index: number, statement: Statement, value: number) => void): void {
    if (!this.#store.aliveAt(minute)) return
    let index = 0
    let cap = Infinity
    for (const { incident, data, statement } of this.#onsets) {
      const strength = incident.strength(minute)
      if (strength === 0) continue
      const [least, most] = data.ms
      // The usual statements stay below those that the incident is about.
      cap = Math.min(cap, least + 0.5 * (most - least))
      const rate = data.perMinute * strength * this.#load(minute)
      const count = Math.floor(rate + this.draw(minute, index, 0))
      for (let one = 0; one < count && index < ROOM; one++, index++)
        each(index, statement, Math.round(least + (most - least) * this.draw(minute, index, 1)))
    }
    this.#ordinary(minute, index, cap, each)
  }

  /** In [0, 1): number `which` of the draws of a record. */
  draw(minute: number, index: number, which: number): number {
    return mix(this.#seed, this.#key, (minute * ROOM + index) * DRAWS + which)
  }

  #ordinary(minute: number, from: number, cap: number, each: Parameters<Sampled['forEach']>[1]): void {
    if (this.#usual.length === 0) return
    const count = Math.floor(Math.min(1, 0.4 + 0.5 * this.#load(minute)) * (MOST + 1) * this.draw(minute, ROOM - 1, 0))
    const { latency, saturation } = this.#store.subject.read(minute)
    const p95 = this.#pace * latency * (2 + 1.1 * saturation)
    for (let index = from; index < Math.min(ROOM, from + Math.min(MOST, count)); index++) {
      const slower = this.draw(minute, index, 1)
      const statement = this.#usual[Math.floor(this.draw(minute, index, 2) * this.#usual.length)]
      if (statement) each(index, statement, Math.max(1, Math.round(Math.min(cap, p95 * (1 + 1.8 * slower * slower)))))
    }
  }

  /** Without the noise: nobody sees it here. */
  #load(minute: number): number {
    return rhythm(parameters(this.#store.data).profile, minute)
  }
}
