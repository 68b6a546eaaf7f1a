import type { CallData } from '@/layers/world'
import { loadFactor, reachingEdge, type Reach } from './effects'
import { Noise } from './hash'
import type { Incident } from './incident'
import { holding } from './map/holds'
import type { Call, ServiceNode } from './nodes'

export class ServiceCall implements Call {
  readonly data: CallData
  readonly source: ServiceNode
  readonly target: ServiceNode
  readonly client: boolean
  readonly server: boolean
  readonly edge: readonly Reach[]
  readonly held: readonly Incident[]
  readonly #noise: Noise
  /** Incidents that change how often the target is called though the caller's load stands. */
  readonly #diverted: readonly Reach[]
  #minute = Number.NaN
  #count = 0

  constructor(seed: number, incidents: readonly Incident[], data: CallData, source: ServiceNode, target: ServiceNode) {
    this.data = data
    this.source = source
    this.target = target
    this.client = data.detectPoints.includes('CLIENT')
    this.server = data.detectPoints.includes('SERVER')
    this.held = holding(incidents, source.data.name, target.data.name)
    this.edge = reachingEdge(incidents, source.data.system, target.data.system)
    this.#noise = new Noise(seed, `${data.source}>${data.target}|load`)
    const shared = new Set(source.subject.reach.filter(({ loads }) => loads.length > 0).map(({ incident }) => incident))
    this.#diverted = source.data.normal
      ? target.subject.reach.filter(({ incident, aimed }) => aimed.length > 0 && !shared.has(incident))
      : []
  }

  /** Calls of the minute; users, brokers and virtual nodes follow the load of whom they call. */
  count(minute: number): number {
    if (minute === this.#minute) return this.#count
    this.#minute = minute
    this.#count = this.#compute(minute)
    return this.#count
  }

  #compute(minute: number): number {
    if (!this.source.aliveAt(minute) || !this.target.aliveAt(minute)) return 0
    const driver = this.source.data.normal ? this.source : this.target
    let calls = this.data.cpm * driver.subject.loadAt(minute) * (1 + 0.04 * this.#noise.at(minute))
    for (const { incident, aimed } of this.#diverted) {
      const strength = incident.strength(minute)
      if (strength > 0) for (const factor of aimed) calls *= loadFactor(factor, strength)
    }
    return Math.round(calls)
  }
}
