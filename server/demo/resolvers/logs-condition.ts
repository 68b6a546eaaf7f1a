import { Refusal } from '../graphql/fault'
import { atLeast, type Version } from '../version'
import type { LogSearch } from '../world/log/condition'
import { COLD_LOGS_MS, LOGS_MS } from '../world/retention'
import { aboutOf, tagsOf } from './about'
import { bounds } from './events-page'
import type { Condition } from './logs-input'
import { spanOf, windowOf, type Scene, type WireDuration } from './scene'

/** Keys of tags that lines are found by; by any other one nothing is (OAP's default). */
export const searchableTags = (version: Version): readonly string[] =>
  atLeast(version, '11.0.0') ? ['level', 'http.status_code', 'ai_route_type'] : ['level', 'http.status_code']

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
  const about = aboutOf(condition)
  const tags = tagsOf(condition.tags, searchableTags(scene.version))
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
