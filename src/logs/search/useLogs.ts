import { computed, shallowRef, watch, type ComputedRef, type Ref } from 'vue'
import type { DataState } from '@/components/state'
import type { Failure } from '@/mqe/result'
import type { LogCondition } from '@/protocol/log/condition'
import { useConnection } from '@/query/connection'
import { isPassing } from '@/query/failure'
import { useAsking, type Ask } from '@/search/asking'
import { durationOf, endsOf, type Ends } from '@/search/ends'
import type { Window } from '@/time/window'
import { conditionOf, sizeOf, timeOf } from './condition'
import { wordsOf } from './levelWords'
import { hasMore, merged, mergeOf, pagesOf, type Merge } from './merge'
import { NO_PAGES, type Pages } from './pages'
import { firstReading, isShort, nextEnd, readOn, type Part, type Reading } from './reading'
import type { Search } from './search'
import { searchLogs, searchWords, supportOf } from './support'

export interface Asked {
  readonly search: Search
  readonly window: Window
  /** Instant of the page's last refresh, epoch ms. */
  readonly now: number
}

/** How the lines that are here were asked for: what a page that follows is asked with. */
interface Frozen extends Asked {
  readonly wordsLeft: number
}

/** Ms in which words of a level are looked for: they do not change, and looking far takes long. */
const RECENT = 5 * 60_000
const recent = ({ from, to }: Ends, now: number): Ends => {
  const until = Math.max(from, Math.min(to, now))
  return { from: Math.max(from, until - RECENT), to: until }
}

export interface Logs {
  /** What was found for an earlier search stays while the next is asked. */
  readonly pages: ComputedRef<Pages>
  /** The time that was searched; `null`: any. */
  readonly time: ComputedRef<Ends | null>
  /** Whether the storage searches content; `null` until it is known. */
  readonly keywords: ComputedRef<boolean | null>
  /** By which OAP was asked for the levels; none where no level is chosen. */
  readonly levelWords: ComputedRef<readonly string[]>
  /** Words of the levels that OAP knows besides and was not asked for. */
  readonly wordsLeft: ComputedRef<number>
  /** Words that do not go on, and why, in OAP's words; the others do. */
  readonly failed: ComputedRef<readonly { readonly word: string; readonly why: string }[]>
  /** Why the storage told only a part, in OAP's words. */
  readonly reason: ComputedRef<string | null>
  readonly state: ComputedRef<DataState>
  readonly failure: ComputedRef<Failure | null>
  readonly pending: Readonly<Ref<boolean>>
  readonly slow: Readonly<Ref<boolean>>
  readonly more: () => void
  readonly retry: () => void
  /** The search from its beginning, with as many pages as are shown. */
  readonly anew: () => void
  readonly stop: () => void
}

/** ms after the end of a window in which lines may still arrive in it. */
const LATE = 5 * 60_000

/**
 * Lines of a search, page after page. What is asked stands still from the first page until the next refresh, so that pages
 * follow each other. `count`: pages that an opened address shows.
 */
export function useLogs(asked: () => Asked | null, count: () => number): Logs {
  const connection = useConnection()
  const support = supportOf(connection)
  const asking = useAsking()
  const merge = shallowRef<Merge>(mergeOf([null]))
  const frozen = shallowRef<Frozen | null>(null)
  const answered = shallowRef(false)
  const pages = computed(() => (frozen.value ? pagesOf(merge.value, sizeOf(frozen.value.search)) : NO_PAGES))
  const failed = computed(() =>
    merge.value.strands.flatMap(({ word, why }) => (word === null || why === null ? [] : [{ word, why }])),
  )
  const reason = computed(() => merge.value.strands.find((strand) => strand.reason !== null)?.reason ?? null)

  const isLive = ({ search, window, now }: Asked): boolean =>
    !search.oldestFirst && (timeOf(search, window) ?? endsOf(window)).to > now - LATE

  function readingOf(ask: Ask, given: Asked, { strands }: Merge, range: Pick<Reading, 'pages' | 'most'>): Reading {
    const { search, window } = given
    const conditionFor = ({ word, paging }: Part): LogCondition => ({
      ...conditionOf(search, window, { keywords: support.keywords, levelWord: word }),
      paging,
    })
    return {
      ...{ ...range, size: sizeOf(search), live: isLive(given), oldestFirst: search.oldestFirst },
      ask: async ([first, ...others]) => {
        if (!first) return []
        if (strands.length > 1) return searchWords(connection, ask, [first, ...others].map(conditionFor))
        return [{ page: await searchLogs(connection, ask, conditionFor(first)) }]
      },
    }
  }

  function show(given: Frozen, found: Merge): void {
    frozen.value = given
    merge.value = found
    answered.value = true
  }

  /** What Retry does: what was asked last. */
  let again = (): void => load(count(), true)

  /** The list from its beginning, as many pages of it as are shown. A list that nothing stands for yet comes page by page. */
  function load(wanted: number, anew = false): void {
    const given = asked()
    if (!given) return
    again = () => load(wanted, true)
    const isFirst = !answered.value
    asking.run(async (ask) => {
      const { search, window, now } = given
      const duration = durationOf(recent(timeOf(search, window) ?? endsOf(window), now), window)
      const { words, left } = await wordsOf(ask, search.around ? [] : search.levels, duration)
      const next: Frozen = { ...given, wordsLeft: left }
      let found = mergeOf(words.length > 0 ? words : [null])
      const { requests, ...range } = firstReading(found, wanted, sizeOf(search))
      const reading = readingOf(ask, given, found, range)
      for (let number = 1; number <= requests && isShort(found, range.most); number += 1) {
        found = await readOn(found, reading)
        if (isFirst) show(next, found)
      }
      show(next, found)
    }, anew)
  }

  function more(anew = false): void {
    const given = frozen.value
    if (!given || !answered.value || asking.pending.value || !hasMore(merge.value)) return
    again = () => more(true)
    asking.run(async (ask) => {
      const most = nextEnd(merge.value, sizeOf(given.search))
      const reading = readingOf(ask, given, merge.value, { pages: 1, most })
      show(given, merged(merge.value, most, reading.oldestFirst))
      // Each word once at most, and once more where its page brought what was there already.
      for (let left = merge.value.strands.length; left > 0 && isShort(merge.value, most); left -= 1)
        show(given, await readOn(merge.value, reading))
    }, anew)
  }

  const key = computed(() => {
    const given = asked()
    // Who is followed and what is folded ask nothing: `hit` is only kept in view.
    return (
      given &&
      JSON.stringify({ ...given.search, layer: '', around: given.search.around && { ...given.search.around, hit: '' } })
    )
  })
  const refresh = computed(() => {
    const given = asked()
    return given && `${given.now} ${given.window.start} ${given.window.end} ${given.window.cold}`
  })
  /** Those that are here are of another search until it is answered. */
  function reload(): void {
    // A list that is still coming has not all of its pages.
    const shown = asking.pending.value ? Math.max(pages.value.count, count()) : pages.value.count
    load(answered.value ? Math.max(shown, 1) : count(), true)
  }
  watch(
    [key, refresh],
    ([next], [last]) => {
      if (next === null) return asking.leave()
      // What was found for something else says nothing about this.
      if (next !== last) answered.value = false
      if (next === last) reload()
      else load(count())
    },
    { immediate: true },
  )
  watch(connection.server.recovered, () => {
    const failed = asking.failure.value
    if (failed && !asking.pending.value && isPassing(failed)) again()
  })

  const failure = computed(() => (asking.pending.value ? null : asking.failure.value))
  const shown = computed(() => (answered.value || asking.pending.value ? pages.value : NO_PAGES))
  const state = computed<DataState>(() => {
    const hasLines = shown.value.lines.length > 0
    if (asking.pending.value || key.value === null) return hasLines ? 'refreshing' : 'loading'
    if (!failure.value) {
      if (!answered.value) return 'loading'
      return !hasLines ? 'empty' : reason.value === null && failed.value.length === 0 ? 'fresh' : 'partial'
    }
    if (answered.value && hasLines) return 'stale'
    if (failure.value.cause === 'unsupported') return 'unsupported'
    return failure.value.cause === 'refused' ? 'blocked' : 'error'
  })
  return {
    pages: shown,
    time: computed(() => {
      const given = frozen.value ?? asked()
      return given && timeOf(given.search, given.window)
    }),
    keywords: computed(() => support.keywords),
    levelWords: computed(() => merge.value.strands.flatMap(({ word }) => word ?? [])),
    wordsLeft: computed(() => frozen.value?.wordsLeft ?? 0),
    failed,
    reason,
    state,
    failure,
    pending: asking.pending,
    slow: asking.slow,
    more: () => more(),
    retry: () => again(),
    anew: reload,
    stop: asking.stop,
  }
}
