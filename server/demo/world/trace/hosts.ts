import { alive } from '../life'
import type { InstanceNode, ServiceNode } from '../nodes'

/** Pods of this node have a clock that is ahead. */
const AHEAD_NODE = 'ip-10-21-3-28'

/** Where a visit takes place. */
export interface Host {
  readonly name: string
  /** Its clock is. */
  readonly isAhead: boolean
}

/** Why a visit takes the instance that it takes: the slow one, the one that fails, or just one of them. */
type Turn = 'usual' | 'failing' | 'slow'

const known = new WeakMap<InstanceNode, Host>()

/** The instances of a service that live in a minute, and how visits fall on them: each told when it is asked for. */
export class Hosts {
  readonly #node: ServiceNode
  readonly #minute: number
  /** Only these fail; `undefined` for any. */
  readonly #failing: readonly string[] | undefined
  #alive: readonly InstanceNode[] | null = null
  #list: readonly Host[] | null = null
  #odds: Readonly<Record<Turn, Float64Array>> | null = null

  constructor(node: ServiceNode, minute: number, failing: readonly string[] | undefined) {
    this.#node = node
    this.#minute = minute
    this.#failing = failing
  }

  get list(): readonly Host[] {
    return (this.#list ??= this.#there.map(hostOf))
  }

  /** Running sums of the weights of the instances, per turn. */
  get odds(): Readonly<Record<Turn, Float64Array>> {
    return (this.#odds ??= this.#weigh())
  }

  get #there(): readonly InstanceNode[] {
    return (this.#alive ??= this.#node.instances.filter(({ life }) => alive(life, this.#minute)))
  }

  #weigh(): Readonly<Record<Turn, Float64Array>> {
    const instances = this.#there
    const odds = {
      usual: new Float64Array(instances.length),
      failing: new Float64Array(instances.length),
      slow: new Float64Array(instances.length),
    }
    const sums = { usual: 0, failing: 0, slow: 0 }
    instances.forEach((instance, index) => {
      const weight = this.#node.instancePart(10_000, instance, this.#minute)
      const { errors, latency } = this.#node.instanceSubject(instance.data.name).read(this.#minute)
      const fails = this.#failing === undefined || this.#failing.includes(instance.data.name) ? errors : 0
      odds.usual[index] = sums.usual += weight * (1 - errors)
      odds.failing[index] = sums.failing += weight * fails
      odds.slow[index] = sums.slow += weight * latency * latency
    })
    return odds
  }
}

function hostOf(instance: InstanceNode): Host {
  const found = known.get(instance)
  if (found) return found
  const { name, attributes } = instance.data
  const made = { name, isAhead: attributes.some((one) => one.name === 'node' && one.value.startsWith(AHEAD_NODE)) }
  known.set(instance, made)
  return made
}

/** Place of an instance, drawn by its weight. */
export function pick(odds: Float64Array, drawn: number): number {
  const last = odds.length - 1
  const aim = (odds[last] ?? 0) * drawn
  let index = 0
  while (index < last && aim >= (odds[index] ?? 0)) index++
  return Math.max(0, index)
}
