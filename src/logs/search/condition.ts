import { parseInstanceId, serviceId } from '@/protocol/ids'
import type { LogCondition } from '@/protocol/log/condition'
import { durationOf, endsOf, type Ends } from '@/search/ends'
import type { Window } from '@/time/window'
import type { Search } from './search'

/** What the storage and the words it was told decide. */
export interface Ways {
  /** Whether content is searched; `null` until it is known. */
  readonly keywords: boolean | null
  /** The value of the tag `level` that is asked for: a search takes one; `null`: lines of any. */
  readonly levelWord: string | null
}

/** Lines of one page among lines around a hit: they are read whole. */
export const AROUND_SIZE = 1_000

/** The time that is searched; `null`: any, which only a trace allows. */
export function timeOf({ window: own, around, related }: Search, window: Window): Ends | null {
  if (around) return { from: around.at - around.before * 1_000, to: around.at + around.after * 1_000 }
  // A trace is looked for whenever it was; only the cold stage has to be told a time.
  return own ?? (related && !window.cold ? null : endsOf(window))
}

export const sizeOf = ({ around, size }: Search): number => (around ? AROUND_SIZE : size)

/** Everything but the page. */
export function conditionOf(search: Search, window: Window, ways: Ways): Omit<LogCondition, 'paging'> {
  const time = timeOf(search, window)
  const common = {
    ...(time === null ? {} : { queryDuration: durationOf(time, window) }),
    queryOrder: search.oldestFirst ? ('ASC' as const) : ('DES' as const),
  }
  if (search.around) {
    const { instance } = search.around
    const service = parseInstanceId(instance)?.service
    return { ...(service ? { serviceId: serviceId(service) } : {}), serviceInstanceId: instance, ...common }
  }
  const { where, related, keywords, excluded } = search
  const tags = [
    ...search.tags.map(({ key, value = '' }) => ({ key, value })),
    ...(ways.levelWord === null ? [] : [{ key: 'level', value: ways.levelWord }]),
  ]
  const isSearched = ways.keywords !== false
  return {
    ...(where.service === null ? {} : { serviceId: where.service }),
    ...(where.instance === null ? {} : { serviceInstanceId: where.instance }),
    ...(where.endpoint === null ? {} : { endpointId: where.endpoint }),
    ...(related && {
      relatedTrace: {
        traceId: related.traceId,
        ...(related.segmentId === null ? {} : { segmentId: related.segmentId }),
        ...(related.spanId === null ? {} : { spanId: related.spanId }),
      },
    }),
    ...common,
    ...(tags.length === 0 ? {} : { tags }),
    ...(keywords.length > 0 && isSearched ? { keywordsOfContent: keywords } : {}),
    ...(excluded.length > 0 && isSearched ? { excludingKeywordsOfContent: excluded } : {}),
  }
}
