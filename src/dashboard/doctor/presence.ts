import type { Failure } from '@/mqe/result'
import { isBad, type Result } from '@/mqe/result'
import type { Service } from '@/protocol/metadata/services'
import { MOST_SERVICES } from '@/query/services'
import type { Question } from '@/query/question'
import { millis } from '@/time/instant'
import { bucketOf, type Window } from '@/time/window'
import type { Case, Finding, Words } from './case'
import type { Remedy } from './remedy'
import { text } from './texts'

const DAY = 86_400_000
const HOUR = 3_600_000
/** How far back a silent entity is looked for, days: as long as OAP's demo and defaults keep hours, within 501 points. */
const BACK = 15

export function servicesFinding({ layer, entity }: Case, all: readonly Service[], words: Words): Finding {
  const found = (verdict: Finding['verdict'], told: string, remedies: readonly Remedy[] = []): Finding => ({
    check: 'services',
    verdict,
    text: told,
    remedies,
  })
  const mine = all.filter(({ layers }) => layers.includes(layer))
  const isCut = all.length >= MOST_SERVICES
  const docs: readonly Remedy[] = words.documentation === null ? [] : [{ do: 'docs', href: words.documentation }]
  if (mine.length === 0 && !isCut) return found('failed', text('noServices', { layer: words.layer }), docs)
  const name = entity.serviceName
  if (name !== undefined && !isCut && !mine.some((service) => service.name === name))
    return found('failed', text('noService', { name, layer: words.layer }), [{ do: 'list' }])
  return found('ok', text('servicesOk', { count: mine.length }))
}

/** Who tells that the entity reported, and when it last did; `null` where the layer names no such number. */
export interface Sign {
  /** The metric, or the ranking of the layer. */
  readonly metric: string
  readonly now: Question
  readonly before: Question
  readonly name: string
}

const PARTS = { Service: 'service', ServiceInstance: 'instance', Endpoint: 'endpoint' } as const

export function signOf({ kind, entity, window, now, vital }: Case): Sign | null {
  const back = (days: number): Window => ({
    start: bucketOf(now - days * DAY, 'HOUR', window.offset),
    end: bucketOf(now, 'HOUR', window.offset),
    step: 'HOUR',
    offset: window.offset,
  })
  const ask = (expression: string, of: Case['entity'], name: string, days: number, metric = expression): Sign => ({
    metric,
    now: { expression, entity: of, window },
    before: { expression, entity: of, window: back(days) },
    name,
  })
  const rank = vital?.ranks.service
  if (kind === 'All') return rank === undefined ? null : ask(rank, {}, '', 1)
  const own = Object.hasOwn(PARTS, kind) ? rankedMetric(vital?.ranks[PARTS[kind as keyof typeof PARTS]]) : null
  if (own !== null) {
    const name = entity.endpointName ?? entity.serviceInstanceName ?? entity.serviceName ?? ''
    return ask(own, entity, name, BACK)
  }
  // A relation or a part without a number of its own: its service speaks for it.
  const { serviceName, normal } = entity
  const service = rankedMetric(rank)
  if (service === null || serviceName === undefined || normal === undefined) return null
  return ask(service, { serviceName, normal }, serviceName, BACK)
}

/** `top_n(service_sla,5000,asc)/100` ranks `service_sla`. */
const rankedMetric = (rank: string | undefined): string | null => /top_n\(\s*(\w+)/.exec(rank ?? '')?.[1] ?? null

export const noSign = (words: Words): Finding => ({
  check: 'reported',
  verdict: 'unknown',
  text: text('noVital', { layer: words.layer }),
  remedies: [],
})

/** `null`: it was silent. */
export function reportedFinding({ kind }: Case, sign: Sign, result: Result, words: Words): Finding | null {
  if (result.kind === 'failure') return unsaid(result)
  if (lastOf(result) === null) return null
  const told =
    kind === 'All' ? text('reportedAny', { layer: words.layer }) : text('reportedOk', { metric: sign.metric })
  return { check: 'reported', verdict: 'ok', text: told, remedies: [] }
}

export function silentFinding(about: Case, sign: Sign, result: Result, words: Words): Finding {
  const silent = (told: string, remedies: readonly Remedy[]): Finding => ({
    check: 'reported',
    verdict: 'failed',
    text: told,
    remedies,
  })
  if (result.kind === 'failure') return unsaid(result)
  const last = lastOf(result)
  if (about.kind === 'All')
    return last === null
      ? silent(text('silentLayer', { layer: words.layer }), [])
      : silent(text('silentLayerDay', { layer: words.layer }), [{ do: 'last-day' }])
  if (last === null) return silent(text('silent', { name: sign.name, days: BACK }), [{ do: 'list' }])
  return silent(text('silentLast', { name: sign.name, time: words.moment(last) }), [
    around(last, about),
    { do: 'list' },
  ])
}

/** The hours that end with its last one; by the minute where minutes are sure to be kept. */
function around(last: number, { now }: Case): Remedy {
  const minutes = last > now - 6 * DAY
  return { do: 'range', from: millis(last - 2 * HOUR), to: millis(last + HOUR), step: minutes ? 'MINUTE' : 'HOUR' }
}

const unsaid = ({ message }: Failure): Finding => ({
  check: 'reported',
  verdict: 'unknown',
  text: text('notAsked', { why: message }),
  remedies: [],
})

/** The start of the last bucket with a value, epoch ms; for a ranking 0 when it has a row. */
function lastOf(result: Result): number | null {
  if (result.kind === 'ranking') return result.rows.some(({ value }) => value !== null) ? 0 : null
  if (result.kind !== 'series') return null
  const times = result.lines.flatMap(({ points }) =>
    points.flatMap(({ at, value }) => (value === null || isBad(value) ? [] : [at])),
  )
  return times.length === 0 ? null : Math.max(...times)
}
