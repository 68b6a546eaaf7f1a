import { setTimeout } from 'node:timers/promises'
import { toDuration } from '@/protocol/duration'
import { serviceId } from '@/protocol/ids'
import { queryLogs } from '@/protocol/log/search'
import { batchDocument, batchVariables, type BatchQuestion } from '@/protocol/mqe/batch'
import { layerTopology } from '@/protocol/topology/services'
import { millis } from '@/time/instant'
import { STEP_MS } from '@/time/step'
import { bucketOf, type Window } from '@/time/window'
import type { Answerer } from './graphql/answer'
import { breather } from './graphql/breather'
import type { Roots } from './graphql/execute'
import type { Scene } from './resolvers/scene'
import { atLeast } from './version'

const EXPRESSIONS = [
  'service_cpm',
  'service_resp_time',
  'service_sla/100',
  'service_percentile',
  'service_apdex/10000',
  'top_n(service_instance_cpm,5,des)',
]
const QUESTIONS = 20
const MINUTES = 60
const ROUNDS = 8

/** Whose lines are searched, and by what: written in many traces. */
const LOG_SERVICE = 'plover::checkout'
const LOG_TAGS = [[{ key: 'level', value: 'ERROR' }], []] as const

/** Until then the process listens, and who waits for that has asked. */
const DELAY_MS = 100

/**
 * Asks again and again what a first page asks, so that code is compiled and tables are made by then: the first batch of a
 * process takes four times as long as later ones. The signal ends it: who asks warms up by that.
 */
export async function rehearse(scene: Scene, answerer: Answerer, roots: Roots, signal: AbortSignal): Promise<void> {
  const { version, clock, tz } = scene
  const breathe = breather()
  // A search of logs takes long: who asks meanwhile does not wait for it.
  const stopping = breather(signal)
  const query = batchDocument({ count: QUESTIONS, owner: atLeast(version, '10.2.0') })
  const end = bucketOf(clock(), 'MINUTE', tz)
  const window: Window = { start: millis(end - MINUTES * STEP_MS.MINUTE), end, step: 'MINUTE', offset: tz }
  const answered = async (query: string, variables: Readonly<Record<string, unknown>>, pause = breathe) => {
    const prepared = await answerer({ query, variables, operationName: null }, pause)
    if ('run' in prepared) await prepared.run(roots, pause)
    await pause()
  }
  await setTimeout(DELAY_MS, undefined, { ref: false })
  for (let round = 0; round < ROUNDS && !signal.aborted; round += 1) {
    await answered(query, batchVariables(questionsOf(scene, round), window))
    if (!signal.aborted) await answered(layerTopology.document, { layer: 'GENERAL', duration: toDuration(window) })
  }
  for (const tags of signal.aborted ? [] : LOG_TAGS) {
    const service = { serviceId: serviceId({ name: LOG_SERVICE, normal: true }) }
    const asked = { ...service, tags, queryDuration: toDuration(window), paging: { pageNum: 1, pageSize: 100 } }
    if (!signal.aborted) await answered(queryLogs.document, { condition: asked }, stopping)
  }
}

/** About other services in every round. */
function questionsOf({ world, clock }: Scene, round: number): readonly BatchQuestion[] {
  const services = world.services(clock())
  return Array.from({ length: QUESTIONS }, (_, index) => {
    const service = services[(round * QUESTIONS + index) % services.length]
    const entity = service ? { serviceName: service.name, normal: service.normal } : {}
    return { expression: EXPRESSIONS[index % EXPRESSIONS.length] ?? '', entity }
  })
}
