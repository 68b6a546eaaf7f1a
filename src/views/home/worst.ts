import type { Layer } from '@/layers/identity'
import { SERVICE_FLOW } from '@/maps/spec'
import type { Result } from '@/mqe/result'
import type { Service } from '@/protocol/metadata/services'
import type { Question } from '@/query/question'
import type { Window } from '@/time/window'

/** Percent of the calls, and ms: what a service is expected to keep. */
export const OBJECTIVE = { success: 99.5, latency: 500 } as const
/** So far from it that it is no mere lapse. */
const FAR = { success: 98, latency: 2_000 } as const

export type Verdict = 'ok' | 'warn' | 'bad'

/** What is known of a service in the window; `null` is not known. */
export interface Vitals {
  readonly success: number | null
  readonly latency: number | null
}

export interface Candidate extends Vitals {
  readonly service: Service
  readonly layer: string
  /** A critical alarm of it fires. */
  readonly fires: boolean
}

/** How many times as bad as allowed it is, by whichever is worse. */
export function strainOf({ success, latency }: Vitals): number {
  const failing = success === null ? 0 : (100 - success) / (100 - OBJECTIVE.success)
  return Math.max(failing, latency === null ? 0 : latency / OBJECTIVE.latency)
}

export function verdictOf({ success, latency, fires }: Vitals & { readonly fires?: boolean }): Verdict {
  const beyond = (limit: Readonly<Record<keyof Vitals, number>>): boolean =>
    (success !== null && success < limit.success) || (latency !== null && latency > limit.latency)
  return fires || beyond(FAR) ? 'bad' : beyond(OBJECTIVE) ? 'warn' : 'ok'
}

/** One question about all services of a layer. */
export interface Ranked {
  readonly layer: string
  readonly tells: keyof Vitals
  readonly question: Question
}

/** The slowest that are asked for; who succeeds is asked of all, for each is a mark. */
const SLOWEST = 20

/** Two questions per layer that tells how its services are doing. An older server takes no attributes in a ranking. */
export function rankedOf(layers: readonly Layer[], window: Window, attributes: boolean): readonly Ranked[] {
  return layers.flatMap(({ id, role, vital, flow = SERVICE_FLOW }): readonly Ranked[] => {
    const rank = vital?.ranks.service
    if (!vital || rank === undefined || vital.unit !== '%' || vital.worse !== 'low') return []
    const attribute = /,\s*attr\d\s*=\s*'[^']*'/.exec(rank)?.[0] ?? ''
    const own = attributes ? rank : rank.replace(attribute, '')
    const ask = (tells: keyof Vitals, expression: string): Ranked => ({
      layer: id,
      tells,
      question: { expression, entity: {}, window },
    })
    // A model takes seconds by its nature.
    const slowest = flow && role !== 'model' && `top_n(${flow.latency},${SLOWEST},des${attributes ? attribute : ''})`
    return [ask('success', own), ...(slowest ? [ask('latency', slowest)] : [])]
  })
}

/** All that were named in a ranking, the worst first; `firing` are ids of services that a critical alarm fires for. */
export function candidatesOf(
  answered: readonly { readonly ranked: Ranked; readonly result: Result }[],
  services: readonly Service[],
  firing: ReadonlySet<string>,
): readonly Candidate[] {
  const byId = new Map(services.map((service) => [service.id, service]))
  const byName = new Map(services.map((service) => [service.name, service]))
  const found = new Map<string, Candidate>()
  for (const { ranked, result } of answered) {
    if (result.kind !== 'ranking') continue
    for (const { name, value, owner } of result.rows) {
      const service = byId.get(owner?.serviceId ?? '') ?? byName.get(name)
      if (!service?.layers.includes(ranked.layer) || typeof value !== 'number') continue
      const key = `${ranked.layer} ${service.id}`
      const known = found.get(key) ?? {
        service,
        layer: ranked.layer,
        success: null,
        latency: null,
        fires: firing.has(service.id),
      }
      // A ranking over two metrics names one twice: the worse counts, which comes first.
      if (known[ranked.tells] === null) found.set(key, { ...known, [ranked.tells]: value })
    }
  }
  return [...found.values()].sort(
    (a, b) =>
      Number(b.fires) - Number(a.fires) || strainOf(b) - strainOf(a) || a.service.name.localeCompare(b.service.name),
  )
}
