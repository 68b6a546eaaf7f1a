import { endpointId, instanceId, parseEndpointId, parseInstanceId, parseServiceId, serviceId } from '@/protocol/ids'
import { Refusal } from '../graphql/fault'
import { atLeast, type Version } from '../version'
import type { LogSearch } from '../world/log/condition'
import { COLD_LOGS_MS, LOGS_MS } from '../world/retention'
import { bounds } from './events-page'
import type { Condition, ConditionByName } from './logs-input'
import { keyOf, spanOf, windowOf, type Scene, type WireDuration } from './scene'

/** Keys of tags that lines are found by; by any other one nothing is (OAP's default). */
export const searchableTags = (version: Version): readonly string[] =>
  atLeast(version, '11.0.0') ? ['level', 'http.status_code', 'ai_route_type'] : ['level', 'http.status_code']

/** The same by ids. */
export function idsOf({ service, instance, endpoint, ...rest }: ConditionByName): Condition {
  return {
    ...rest,
    ...(service && { serviceId: serviceId(keyOf(service)) }),
    ...(instance && {
      serviceInstanceId: instanceId({ service: keyOf(instance), name: instance.instanceName }),
    }),
    ...(endpoint && { endpointId: endpointId({ service: keyOf(endpoint), name: endpoint.endpointName }) }),
  }
}

/** What a condition looks for; `null` when nothing can satisfy it. */
export function searchOf(scene: Scene, condition: Condition | null | undefined): LogSearch | null {
  if (!condition || (!condition.queryDuration && !condition.relatedTrace))
    throw new Refusal(
      'org.apache.skywalking.oap.server.core.UnexpectedException: ' +
        'The condition must contains either queryDuration or relatedTrace.',
    )
  const { queryOrder, keywordsOfContent, excludingKeywordsOfContent, paging } = condition
  const span = timeOf(scene, condition.queryDuration)
  const page = bounds(paging, scene)
  const about = entitiesOf(condition)
  const tags = tagsOf(scene.version, condition)
  if (span === null || page === null || about === null || tags === null) return null
  return {
    ...about,
    ...traceOf(condition),
    ...span,
    now: scene.clock(),
    tags,
    including: wordsOf(scene, keywordsOfContent),
    excluding: wordsOf(scene, excludingKeywordsOfContent),
    order: queryOrder === 'ASC' ? 'ASC' : 'DES',
    skipped: page.from,
    rows: page.to,
  }
}

/** Only Elasticsearch looks into the content; the others do not look at the words. */
export const findsKeywords = ({ storage }: Scene): boolean => storage === 'elasticsearch'

const wordsOf = (scene: Scene, words: readonly string[] | null | undefined): readonly string[] =>
  findsKeywords(scene) ? (words ?? []).filter((word) => word !== '').map((word) => word.toLowerCase()) : []

/** Epoch ms of what is kept of the asked time. */
export function timeOf({ clock, tz, storage }: Scene, duration: WireDuration | null | undefined) {
  const now = clock()
  const cold = storage === 'banyandb' && duration?.coldStage === true
  const kept = now - (cold ? COLD_LOGS_MS : LOGS_MS)
  if (!duration) return { from: kept, to: Infinity }
  // A line may tell a time that is still to come.
  const span = spanOf(windowOf(duration, tz, false), Infinity)
  return span && span[1] >= kept ? { from: Math.max(kept, span[0]), to: span[1] } : null
}

/** An empty id is none, a span number of null is any. */
function traceOf({ relatedTrace }: Condition): Pick<LogSearch, 'trace'> {
  if (!relatedTrace || relatedTrace.traceId === '') return {}
  const { traceId, segmentId, spanId } = relatedTrace
  return {
    trace: { traceId, ...(segmentId && { segmentId }), ...(spanId !== null && spanId !== undefined && { spanId }) },
  }
}

/** `null` when an id is none. */
function entitiesOf({
  serviceId: service,
  serviceInstanceId: instance,
  endpointId: endpoint,
}: Condition): Pick<LogSearch, 'service' | 'instance' | 'endpoint'> | null {
  const found = {
    service: service ? parseServiceId(service) : undefined,
    instance: instance ? parseInstanceId(instance) : undefined,
    endpoint: endpoint ? parseEndpointId(endpoint) : undefined,
  }
  if (found.service === null || found.instance === null || found.endpoint === null) return null
  return {
    ...(found.service && { service: found.service }),
    ...(found.instance && { instance: found.instance }),
    ...(found.endpoint && { endpoint: found.endpoint }),
  }
}

/** `null` when one of them finds nothing anyway. */
function tagsOf(version: Version, { tags }: Condition): LogSearch['tags'] | null {
  const wanted = tags ?? []
  const searchable = searchableTags(version)
  const known = wanted.flatMap(({ key, value }) =>
    searchable.includes(key) && value !== null && value !== undefined ? { key, value } : [],
  )
  return known.length === wanted.length ? known : null
}
