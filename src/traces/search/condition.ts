import type { TraceCondition } from '@/protocol/trace/condition'
import { durationOf, endsOf } from '@/search/ends'
import type { Window } from '@/time/window'
import { askedOrder } from './order'
import type { Search } from './search'

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
