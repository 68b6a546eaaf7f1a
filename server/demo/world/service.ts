import type { InstanceData, ServiceData } from '@/layers/world'
import { InstanceShares } from './instances'
import { alive, type Life } from './life'
import type { Call, EndpointShares, InstanceNode, ServiceNode, ShareGroup } from './nodes'
import { Remembered } from './remembered'
import type { Shelf } from './shelf'
import { Subject, type Latent } from './signals'

/** What a service is made from. */
export interface ServicePlan {
  readonly data: ServiceData
  readonly life: Life
  readonly instances: readonly { readonly data: InstanceData; readonly life: Life; readonly group: ShareGroup | null }[]
}

export interface Surroundings extends Latent {
  /** For the calls of a service, a sheet a day. */
  readonly calls: Shelf<Int32Array>
}

/** Subjects are made when first asked for. */
export class Service implements ServiceNode {
  readonly seed: number
  readonly data: ServiceData
  readonly life: Life
  readonly instances: readonly InstanceNode[]
  readonly incoming: Call[] = []
  readonly outgoing: Call[] = []
  endpointShares: EndpointShares | null = null
  readonly #around: Latent
  readonly #shares: InstanceShares
  readonly #parts = new Map<string, Subject>()
  #subject: Subject | null = null
  readonly #calls: Remembered
  #reported: readonly Call[] | null = null

  constructor(around: Surroundings, plan: ServicePlan) {
    const { seed } = around
    this.seed = seed
    this.#around = around
    this.#calls = new Remembered(around.calls, (minute) => this.#count(minute))
    this.data = plan.data
    this.life = plan.life
    this.instances = plan.instances.map((instance, index) => ({ service: this, index, ...instance }))
    this.#shares = new InstanceShares(seed, this.data.name, this.instances)
  }

  get subject(): Subject {
    return (this.#subject ??= new Subject(this.#around, this.data))
  }

  instanceSubject(instance: string): Subject {
    return this.#part(`|${instance}`, { instance })
  }

  endpointSubject(endpoint: string): Subject {
    return this.#part(`/${endpoint}`, { endpoint })
  }

  #part(key: string, part: { readonly instance: string } | { readonly endpoint: string }): Subject {
    const known = this.#parts.get(key)
    if (known) return known
    const made = new Subject(this.#around, this.data, part)
    this.#parts.set(key, made)
    return made
  }

  /** Reports itself, through an agent; others are known from the calls to them. */
  get instrumented(): boolean {
    return this.data.normal && this.data.instances.length > 0
  }

  aliveAt(minute: number): boolean {
    return alive(this.life, minute)
  }

  calls(minute: number): number {
    return this.#calls.at(minute)
  }

  #count(minute: number): number {
    if (!this.aliveAt(minute)) return 0
    this.#reported ??= this.instrumented ? this.incoming.filter((call) => call.server) : this.incoming
    if (this.#reported.length === 0) return Math.round(this.data.baseCpm * this.subject.loadAt(minute))
    let sum = 0
    for (const call of this.#reported) sum += call.count(minute)
    return sum
  }

  instancePart(total: number, instance: InstanceNode, minute: number): number {
    return this.#shares.part(total, instance.index, minute)
  }

  /** The first endpoint takes what rounding leaves. */
  endpointPart(total: number, index: number, minute: number): number {
    const shares = this.endpointShares
    if (shares === null) return 0
    return index === 0 ? total - shares.floors(total, minute) : shares.floor(total, index, minute)
  }
}
