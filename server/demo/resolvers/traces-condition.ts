import { Refusal } from '../graphql/fault'
import { COLD_TRACES_MS, TRACES_MS } from '../world/retention'
import type { TraceSearch } from '../world/trace/condition'
import { SEARCHABLE } from '../world/trace/searchable'
import { aboutOf, tagsOf } from './about'
import { negativePage } from './traces-text'
import { spanOf, windowOf, type Scene, type WireDuration } from './scene'
import type { Condition } from './traces-input'

/** A search for the rows up to the end of a page, and how many of them are of earlier pages. */
export type PagedSearch = TraceSearch & { readonly skipped: number }

/** What a condition looks for; `null` when nothing can satisfy it. */
export function searchOf(scene: Scene, condition: Condition | null | undefined, whole: boolean): PagedSearch | null {
  if (!condition || (!condition.queryDuration && !condition.traceId))
    throw new Refusal(
      'org.apache.skywalking.oap.server.core.UnexpectedException: ' +
        'The condition must contains either queryDuration or traceId.',
    )
  const { traceId, minTraceDuration, maxTraceDuration, traceState, queryOrder } = condition
  const span = timeOf(scene, condition.queryDuration)
  const page = pageOf(scene, condition)
  const about = aboutOf(condition)
  const tags = tagsOf(condition.tags, SEARCHABLE)
  if (span === null || about === null || tags === null) return null
  return {
    ...about,
    ...(traceId && { traceId }),
    ...span,
    now: scene.clock(),
    // 0 is no limit, as none is.
    ...(minTraceDuration && { least: minTraceDuration }),
    ...(maxTraceDuration && { most: maxTraceDuration }),
    ...(traceState !== 'ALL' && { faulty: traceState === 'ERROR' }),
    tags,
    order: queryOrder === 'BY_DURATION' ? 'duration' : 'start',
    whole,
    ...page,
  }
}

/** Epoch ms of what is kept of the asked time. */
function timeOf({ clock, tz, storage }: Scene, duration: WireDuration | null | undefined) {
  const now = clock()
  const cold = storage === 'banyandb' && duration?.coldStage === true
  const kept = now - (cold ? COLD_TRACES_MS : TRACES_MS)
  if (!duration) return { from: kept, to: Infinity }
  const span = spanOf(windowOf(duration, tz, false), now)
  return span && span[1] >= kept ? { from: Math.max(kept, span[0]), to: span[1] } : null
}

/** Page 0 is the first one, and JDBC refuses what lies before it. */
function pageOf(scene: Scene, condition: Condition) {
  const { pageNum, pageSize } = condition.paging
  const page = pageNum ?? 0
  const skipped = pageSize * (page === 0 ? 0 : page - 1)
  if (scene.storage === 'jdbc' && (pageSize < 0 || skipped < 0))
    throw new Refusal(negativePage(scene, condition, skipped))
  const from = Math.max(0, skipped)
  return { skipped: from, rows: from + Math.max(0, pageSize) }
}
