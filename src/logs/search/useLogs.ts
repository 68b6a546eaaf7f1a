import { computed, shallowRef, watch, type ComputedRef, type Ref } from 'vue'
import type { DataState } from '@/components/state'
import type { Failure } from '@/mqe/result'
import type { LogLine } from '@/protocol/log/line'
import { useConnection } from '@/query/connection'
import { isPassing } from '@/query/failure'
import { useAsking, type Ask } from '@/search/asking'
import { durationOf, endsOf, type Ends } from '@/search/ends'
import type { Window } from '@/time/window'
import { conditionOf, sizeOf, timeOf, type Ways } from './condition'
import { firstRequests, NO_PAGES, withPage, type Pages } from './pages'
import type { Search } from './search'
import { searchLogs, supportOf, wordsOf } from './support'

export interface Asked {
  readonly search: Search
  readonly window: Window
  /** Instant of the page's last refresh, epoch ms. */
  readonly now: number
}

/** How the lines that are here were asked for: what a page that follows is asked with. */
interface Frozen extends Asked {
  /** By which OAP finds the one level asked for. */
  readonly words: readonly string[]
}

/** Ms in which words of a level are looked for: they do not change, and looking far takes long. */
const RECENT = 5 * 60_000
const recent = ({ from, to }: Ends, now: number): Ends => {
  const until = Math.max(from, Math.min(to, now))
  return { from: Math.max(from, until - RECENT), to: until }
}

const wordIn = ({ words }: Frozen): string | null => (words.length === 1 ? (words[0] ?? null) : null)

export interface Logs {
  /** What was found for an earlier search stays while the next is asked. */
  readonly pages: ComputedRef<Pages>
  /** The time that was searched; `null`: any. */
  readonly time: ComputedRef<Ends | null>
  /** Whether the storage searches content; `null` until it is known. */
  readonly keywords: ComputedRef<boolean | null>
  /** The word by which OAP was asked for one level; `null`: levels are told apart among what is loaded. */
  readonly levelWord: ComputedRef<string | null>
  /** All of the words that OAP has for that level. */
  readonly levelWords: ComputedRef<readonly string[]>
  /** Why the storage told only a part, in OAP's words. */
  readonly reason: Readonly<Ref<string | null>>
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
  const pages = shallowRef<Pages>(NO_PAGES)
  const frozen = shallowRef<Frozen | null>(null)
  const reason = shallowRef<string | null>(null)
  const answered = shallowRef(false)

  const ways = (given: Frozen): Ways => ({ keywords: support.keywords, levelWord: wordIn(given) })

  async function pageOf(ask: Ask, given: Frozen, pageNum: number, pageSize: number): Promise<readonly LogLine[]> {
    const condition = { ...conditionOf(given.search, given.window, ways(given)), paging: { pageNum, pageSize } }
    const page = await searchLogs(connection, ask, condition)
    // What is missing in one page is missing in the list.
    reason.value = pageNum === 1 ? page.errorReason : (page.errorReason ?? reason.value)
    return page.lines
  }

  const isLive = ({ search, window, now }: Asked): boolean =>
    !search.oldestFirst && (timeOf(search, window) ?? endsOf(window)).to > now - LATE

  /** What Retry does: what was asked last. */
  let again = (): void => load(count(), true)

  /** The list from its beginning, as many pages of it as are shown. */
  function load(wanted: number, anew = false): void {
    const given = asked()
    if (!given) return
    again = () => load(wanted, true)
    asking.run(async (ask) => {
      const { search, window } = given
      const [level, ...others] = search.around ? [] : search.levels
      const duration = durationOf(recent(timeOf(search, window) ?? endsOf(window), given.now), window)
      const isOne = level !== undefined && others.length === 0
      const next: Frozen = { ...given, words: isOne ? await wordsOf(ask, level, duration) : [] }
      const size = sizeOf(search)
      const many = firstRequests(wanted, size)
      let found = NO_PAGES
      for (let number = 1; number <= many.requests && found.more; number += 1) {
        const lines = await pageOf(ask, next, number, many.pages * size)
        found = withPage(found, lines, { size, pages: many.pages, live: isLive(next) })
      }
      frozen.value = next
      pages.value = found
      answered.value = true
    }, anew)
  }

  function more(anew = false): void {
    const given = frozen.value
    const loaded = pages.value
    if (!given || !answered.value || asking.pending.value || !loaded.more) return
    again = () => more(true)
    asking.run(async (ask) => {
      const size = sizeOf(given.search)
      const lines = await pageOf(ask, given, loaded.count + 1, size)
      pages.value = withPage(loaded, lines, { size, live: isLive(given) })
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
  const reload = (): void => load(answered.value ? Math.max(pages.value.count, 1) : count(), true)
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
    const failed = failure.value
    const hasLines = shown.value.lines.length > 0
    if (asking.pending.value || key.value === null) return hasLines ? 'refreshing' : 'loading'
    if (!failed) return !answered.value ? 'loading' : !hasLines ? 'empty' : reason.value === null ? 'fresh' : 'partial'
    if (answered.value && hasLines) return 'stale'
    if (failed.cause === 'unsupported') return 'unsupported'
    return failed.cause === 'refused' ? 'blocked' : 'error'
  })
  return {
    pages: shown,
    time: computed(() => {
      const given = frozen.value ?? asked()
      return given && timeOf(given.search, given.window)
    }),
    keywords: computed(() => support.keywords),
    levelWord: computed(() => frozen.value && wordIn(frozen.value)),
    levelWords: computed(() => frozen.value?.words ?? []),
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
