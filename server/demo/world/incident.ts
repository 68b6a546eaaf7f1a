import type { IncidentData } from './data'
import { fnv, mix } from './hash'
import { weekday } from './rhythm'

/** One occurrence after another of a recurring incident, as a strength per minute. */
export class Incident {
  readonly data: IncidentData
  readonly #seed: number
  readonly #severityKey: number
  #occurrence = Number.NaN
  #severity = 0
  #minute = Number.NaN
  #strength = 0

  constructor(seed: number, data: IncidentData) {
    this.data = data
    this.#seed = seed
    this.#severityKey = fnv(`sev|${data.id}`)
  }

  /** Minutes since the latest phase: the occurrence's own clock. */
  offset(minute: number): number {
    const { periodMinutes, phaseMinutes } = this.data.schedule
    const since = minute - phaseMinutes
    return since - Math.floor(since / periodMinutes) * periodMinutes
  }

  /** 0 outside an occurrence; 1 is the strength the effects are written for. */
  strength(minute: number): number {
    if (minute === this.#minute) return this.#strength
    const shape = this.#shape(this.offset(minute))
    this.#minute = minute
    this.#strength = shape === 0 ? 0 : shape * this.#severityAt(minute)
    return this.#strength
  }

  #shape(offset: number): number {
    const { shape } = this.data
    const x = offset - shape.at
    if (x < 0) return 0
    if (shape.kind === 'ramp') return x < shape.drop ? x / shape.rampUntil : 0
    if (x < shape.rise) return smooth((x + 1) / shape.rise)
    if (x < shape.rise + shape.hold) return 1
    const falling = x - shape.rise - shape.hold
    return falling < shape.fall ? 1 - smooth((falling + 1) / shape.fall) : 0
  }

  #severityAt(minute: number): number {
    const { schedule, severity, id } = this.data
    // A sale is stronger on Friday and Saturday, never stronger by chance.
    if (id === 'onsale-rush') return weekday(minute) >= 5 ? 1.25 : 1
    const occurrence = Math.floor((minute - schedule.phaseMinutes) / schedule.periodMinutes)
    if (occurrence !== this.#occurrence) {
      this.#occurrence = occurrence
      const drawn = mix(this.#seed, this.#severityKey, occurrence)
      this.#severity = severity.min + (severity.max - severity.min) * drawn
    }
    return this.#severity
  }
}

function smooth(z: number): number {
  const clamped = Math.min(1, Math.max(0, z))
  return clamped * clamped * (3 - 2 * clamped)
}
