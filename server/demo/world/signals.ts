import type { Profile, ServiceData } from '@/layers/world'
import { loadFactor, reaching, type Aim, type Reach, type Strain } from './effects'
import { Noise, uniform } from './hash'
import { hostOf, isClusterNode, nodeOfPod } from './hosts'
import type { Incident } from './incident'
import { minuteOfWeek, weekOf } from './rhythm'
import { Sheets, Shelf } from './shelf'

const HOSTS = ['K8S', 'AWS_EKS', 'OS_LINUX', 'OS_WINDOWS']

/** How full a node of the cluster is at rest and per load, whichever layer looks at it. */
const NODE = { sat0: 0.3, satPerLoad: 0.25 }

/** The part of an entity that its signals are of. */
export interface Part {
  readonly instance?: string
  readonly endpoint?: string
}

interface Parameters {
  readonly profile: Profile
  readonly latencyMs: number
  readonly sat0: number
  readonly satPerLoad: number
  readonly err0: number
}

export const parameters = (service: ServiceData): Parameters => ({
  profile: service.profile ?? 'shop',
  latencyMs: service.latencyMs ?? 5,
  sat0: service.sat0 ?? 0.2,
  satPerLoad: service.satPerLoad ?? 0.3,
  err0: service.err0 ?? 0.001,
})

/** What signals are made from. */
export interface Latent {
  readonly seed: number
  readonly incidents: readonly Incident[]
  /** For readings, a sheet an hour. */
  readonly readings: Shelf<Float64Array>
}

/** Numbers of a reading on a sheet: latency, saturation, errors, load and lag. A latency of 0 is no reading. */
const LANES = 5

/** For so many hours of all subjects, of 2.4 kB each. */
export const readingsShelf = (most: number): Shelf<Float64Array> =>
  new Shelf(
    most,
    (): Float64Array => new Float64Array(60 * LANES),
    (sheet) => sheet.fill(0),
  )

/**
 * The latent state of a service, an instance or an endpoint. `read` fills the fields for one minute and remembers it, so
 * that several metrics of the same minute cost one reading.
 */
export class Subject {
  /** Load, 1 is the mean of a weekday. */
  load = 0
  /** Saturation, 0.02 to 0.97. */
  saturation = 0
  /** Share of failed calls, 0 to 0.6. */
  errors = 0
  /** Mean latency, ms. */
  latency = 0
  /** Delay of messages, 0 to about 1. */
  lag = 0
  readonly reach: readonly Reach[]
  readonly #loaded: readonly Reach[]
  readonly #parameters: Parameters
  readonly #week: Float64Array
  readonly #factor: number
  readonly #loadNoise: Noise
  readonly #satNoise: Noise
  readonly #errNoise: Noise
  readonly #latNoise: Noise
  readonly #heapNoise: Noise
  readonly #busy: readonly Reach[]
  readonly #filled: readonly Reach[]
  readonly #hours: Sheets<Float64Array>
  #loadMinute = Number.NaN
  #loadThen = 0

  constructor({ seed, incidents, readings }: Latent, service: ServiceData, part: Part = {}) {
    const { endpoint, instance } = part
    const node = hostOf(service, instance)
    const key = node === undefined ? partKey(service.name, part) : `host|${node}`
    const loadKey = node === undefined ? service.name : key
    const aim: Aim = {
      service: service.name,
      system: service.system,
      profile: service.profile ?? 'shop',
      host: service.layers.some((layer) => HOSTS.includes(layer)),
      ...(node !== undefined && { node }),
      ...(instance !== undefined && { on: nodeOfPod(instance) ?? '' }),
      ...(instance !== undefined && { instance }),
      ...(endpoint !== undefined && { endpoint }),
    }
    this.reach = reaching(incidents, aim)
    this.#loaded = this.reach.filter(({ loads }) => loads.length > 0)
    this.#parameters =
      service.layers.includes('OS_LINUX') && isClusterNode(node ?? '')
        ? { ...parameters(service), ...NODE }
        : parameters(service)
    this.#week = weekOf(this.#parameters.profile)
    this.#factor = endpoint === undefined ? 1 : 0.6 + 0.8 * uniform(seed, `epf|${key}`, 0)
    this.#loadNoise = new Noise(seed, `${loadKey}|load`)
    this.#satNoise = new Noise(seed, `${key}|sat`)
    this.#errNoise = new Noise(seed, `${key}|err`)
    this.#latNoise = new Noise(seed, `${key}|lat`)
    this.#heapNoise = new Noise(seed, `${key}|heap`)
    this.#busy = this.reach.filter(({ cpu }) => cpu !== 0)
    this.#filled = this.reach.filter(({ mem }) => mem !== 0)
    this.#hours = new Sheets(readings)
  }

  loadAt(minute: number): number {
    if (minute === this.#loadMinute) return this.#loadThen
    let load = (this.#week[minuteOfWeek(minute)] ?? 1) * (1 + 0.06 * this.#loadNoise.at(minute))
    for (const reach of this.#loaded) {
      const strength = reach.incident.strength(minute)
      if (strength > 0) for (const factor of reach.loads) load *= loadFactor(factor, strength)
    }
    this.#loadMinute = minute
    this.#loadThen = load
    return load
  }

  /** Share of the processor that is at work, up to 0.98. */
  cpuAt(minute: number): number {
    let cpu = 0.12 + 0.5 * this.read(minute).saturation
    for (const reach of this.#busy) cpu += reach.cpu * reach.incident.strength(minute)
    return Math.min(0.98, cpu)
  }

  /** Share of the memory that is in use, 0.1 to 0.985. */
  memoryAt(minute: number): number {
    let memory = 0.34 + 0.03 * this.#heapNoise.at(minute)
    for (const reach of this.#filled) memory += reach.mem * reach.incident.strength(minute)
    return clamp(memory, 0.1, 0.985)
  }

  /** Whether any incident has this effect on it. */
  strained(strain: Strain): boolean {
    return this.reach.some(({ strains }) => strains[strain] !== 0)
  }

  /** A plain sum of effects, 0 outside of incidents. */
  strainAt(strain: Strain, minute: number): number {
    let sum = 0
    for (const { incident, strains } of this.reach)
      if (strains[strain] !== 0) sum += strains[strain] * incident.strength(minute)
    return sum
  }

  read(minute: number): this {
    const hour = Math.floor(minute / 60)
    const sheet = this.#hours.at(hour)
    const at = (minute - hour * 60) * LANES
    if (sheet[at] === 0) this.#compute(minute, sheet, at)
    this.latency = sheet[at] ?? 0
    this.saturation = sheet[at + 1] ?? 0
    this.errors = sheet[at + 2] ?? 0
    this.load = sheet[at + 3] ?? 0
    this.lag = sheet[at + 4] ?? 0
    return this
  }

  #compute(minute: number, sheet: Float64Array, at: number): void {
    const { sat0, satPerLoad, err0, latencyMs } = this.#parameters
    let sat = 0
    let err = 0
    let latAdd = 0
    let lag = 0
    for (const reach of this.reach) {
      const strength = reach.incident.strength(minute)
      if (strength === 0) continue
      sat += reach.sat * strength
      err += reach.err * strength
      latAdd += reach.latAdd * strength
      lag += reach.lag * strength
    }
    const load = this.loadAt(minute)
    const saturation = clamp(sat0 + (satPerLoad * load) / 1.6 + 0.03 * this.#satNoise.at(minute) + sat, 0.02, 0.97)
    const failing = err0 * (1 + 0.5 * this.#errNoise.at(minute)) + overload(saturation) + err
    const mean = this.#factor * latencyMs * queueing(saturation) * (1 + 0.05 * this.#latNoise.at(minute))
    sheet[at] = Math.max(0.2, mean + latAdd)
    sheet[at + 1] = saturation
    sheet[at + 2] = clamp(failing, 0, 0.6)
    sheet[at + 3] = load
    sheet[at + 4] = lag
  }
}

export const partKey = (service: string, { instance, endpoint }: Part): string =>
  instance !== undefined ? `${service}|${instance}` : endpoint !== undefined ? `${service}|${endpoint}` : service

/** How much longer a call takes at a saturation, without unit. */
export const queueing = (saturation: number): number => 0.8 + (0.3 * saturation) / (1.03 - saturation)

/** Share of calls that fail because of saturation alone. */
export function overload(saturation: number): number {
  const over = Math.max(0, saturation - 0.9)
  return 0.8 * over * over
}

export const clamp = (value: number, lo: number, hi: number): number => Math.min(hi, Math.max(lo, value))
