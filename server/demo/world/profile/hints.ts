import { incidents, type FlameHint } from '../data'
import type { Incident } from '../incident'

/** A path that an incident makes hot, and how hot it is, 0 to 1. */
export interface Hot {
  readonly frames: readonly string[]
  readonly share: number
  /** How much the incident takes part, 0 to 1. */
  readonly trouble: number
}

const NOT_HOT: Hot = { frames: [], share: 0, trouble: 0 }
/** An incident as strong as this is seen in full. */
const FULL = 0.85

/** Instances of a service that an incident burdens, `null` for all of them. */
export function burdened({ data }: Incident, service: string): readonly string[] | null {
  const names = data.effects.flatMap(({ target, sat = 0, mem = 0, cpu = 0 }) => {
    if (sat + mem + cpu <= 0) return []
    if ('instance' in target) return target.instance[0] === service ? [target.instance[1]] : []
    return 'instances' in target && target.instances[0] === service ? target.instances[1] : []
  })
  return names.length === 0 ? null : names
}

export const hintsOf = ({ data }: Incident, kind: FlameHint['kind']): readonly FlameHint[] =>
  data.flame.filter((hint) => hint.kind === kind)

/** The kinds of incidents as the data has them, for tests. */
export const ALL_HINTS: readonly FlameHint[] = incidents.incidents.flatMap(({ flame }) => flame)

export interface Asked {
  readonly kind: FlameHint['kind']
  readonly service: string
  /** What is profiled of it, as far as the hint says that. */
  readonly event?: string
  readonly endpoint?: string
  readonly instance: string
  /** Minutes, the second not included. */
  readonly from: number
  readonly to: number
}

/** The hottest path that an incident of the time makes. */
export function hotIn(occurring: readonly Incident[], asked: Asked): Hot {
  let hottest = NOT_HOT
  for (const incident of occurring) {
    for (const hint of hintsOf(incident, asked.kind)) {
      if (hint.service !== asked.service || hint.event !== asked.event || hint.endpoint !== asked.endpoint) continue
      if (burdened(incident, asked.service)?.includes(asked.instance) === false) continue
      const trouble = Math.min(1, meanStrength(incident, asked) / FULL)
      const share = hint.share * trouble
      if (share > hottest.share) hottest = { frames: hint.hot, share, trouble }
    }
  }
  return hottest
}

function meanStrength(incident: Incident, { from, to }: Asked): number {
  let sum = 0
  for (let minute = from; minute < to; minute++) sum += incident.strength(minute)
  return to > from ? sum / (to - from) : 0
}
