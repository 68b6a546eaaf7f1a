import { formatInstant, type Duration } from '@/protocol/duration'
import type { TraceCondition } from '@/protocol/trace/condition'
import { STEP_MS } from '@/time/step'
import type { Window } from '@/time/window'
import { askedOrder } from './order'
import type { Ends, Search } from './search'

/** First and last second of a page's window: its last bucket is open until it is full. */
export const endsOf = ({ start, end, step }: Window): Ends => ({ from: start, to: end + STEP_MS[step] - 1_000 })

export function durationOf({ from, to }: Ends, { offset, cold }: Pick<Window, 'offset' | 'cold'>): Duration {
  const text = (at: number): string => formatInstant(at, 'SECOND', offset)
  return { start: text(from), end: text(to), step: 'SECOND', ...(cold ? { coldStage: true as const } : {}) }
}

/** Everything but the page. The time is asked even with an id: storage that is searched by time needs it. */
export function conditionOf(search: Search, window: Window): Omit<TraceCondition, 'paging'> {
  const { where, status, min, max, tags, traceId } = search
  return {
    ...(where.service === null ? {} : { serviceId: where.service }),
    ...(where.instance === null ? {} : { serviceInstanceId: where.instance }),
    ...(where.endpoint === null ? {} : { endpointId: where.endpoint }),
    ...(traceId === '' ? {} : { traceId }),
    queryDuration: durationOf(search.window ?? endsOf(window), window),
    ...(min === null ? {} : { minTraceDuration: min }),
    ...(max === null ? {} : { maxTraceDuration: max }),
    traceState: status === 'error' ? 'ERROR' : status === 'success' ? 'SUCCESS' : 'ALL',
    queryOrder: askedOrder(search.order),
    ...(tags.length === 0 ? {} : { tags }),
  }
}
