import type { LogData } from '../data'
import type { Graph } from '../graph'
import { fnv, mix } from '../hash'
import type { Incident } from '../incident'
import type { Desk } from './desk'

/** Lines that an incident makes a service write. */
export class Told {
  readonly desk: Desk
  readonly data: LogData
  readonly mark: number
  readonly say: number
  readonly #incident: Incident
  readonly #seed: number
  readonly #key: number

  constructor(seed: number, incident: Incident, data: LogData, desk: Desk, index: number) {
    this.desk = desk
    this.data = data
    this.#seed = seed
    this.#incident = incident
    this.#key = fnv(`log|${incident.data.id}|${index}`)
    this.mark = desk.mark(data.level, data.tags)
    this.say = desk.say({ type: data.contentType, text: data.template })
  }

  /** How many in a minute. */
  count(minute: number): number {
    const { perMinute, fromOffset = 0 } = this.data
    const strength = this.#incident.strength(minute)
    if (strength === 0 || this.#incident.offset(minute) < fromOffset) return 0
    return Math.floor(perMinute * strength + this.draw(0, minute, 0))
  }

  /** In [0, 1), number `which` of line `line`. */
  draw(which: number, minute: number, line: number): number {
    return mix(this.#seed, this.#key + which, minute * 512 + line)
  }
}

/** What incidents make a service write. */
export function toldBy({ ground }: Graph, desk: Desk): readonly Told[] {
  const { seed, incidents } = ground
  const { name } = desk.node.data
  return incidents.flatMap((incident) =>
    incident.data.logs.flatMap((data, index) =>
      data.service === name ? new Told(seed, incident, data, desk, index) : [],
    ),
  )
}
