import { computed, shallowRef, watch, type ComputedRef, type Ref } from 'vue'
import type { DataState } from '@/components/state'
import type { Failure } from '@/mqe/result'
import type { TraceCondition } from '@/protocol/trace/condition'
import { useConnection } from '@/query/connection'
import { isPassing } from '@/query/failure'
import type { Window } from '@/time/window'
import { useAsking } from '@/search/asking'
import { durationOf, endsOf } from '@/search/ends'
import { conditionOf } from './condition'
import { firstPages, forcedPage, MOST_AT_ONCE, NO_PAGES, pageSize, withPage, type Pages } from './pages'
import type { Search } from './search'
import { searchTraces } from './support'

export interface Asked {
  readonly search: Search
  readonly window: Window
  /** Instant of the page's last refresh. */
  readonly now: number
}

export interface Found {
  /** What was found for an earlier search stays while the next is asked. */
  readonly pages: ComputedRef<Pages>
  /** Whole traces were listed, not segments. */
  readonly whole: Ref<boolean>
  readonly state: ComputedRef<DataState>
  readonly failure: ComputedRef<Failure | null>
  readonly pending: Readonly<Ref<boolean>>
  readonly slow: Readonly<Ref<boolean>>
  /** Rows may be missing between two pages: the list moved while it was read. */
  readonly moved: Ref<boolean>
  readonly more: () => void
  /** Looks on where the server stopped looking. */
  readonly further: () => void
  readonly retry: () => void
  /** The search from its beginning, with as many pages as are shown. */
  readonly anew: () => void
  readonly stop: () => void
}

/** Whole traces are heavy: fewer pages of them are asked for at once. */
const MOST_WHOLE = 3

/** The list of traces of a search, page after page. `count`: pages that an opened address shows. */
export function useSearch(asked: () => Asked | null, count: () => number): Found {
  const connection = useConnection()
  const asking = useAsking()
  const pages = shallowRef<Pages>(NO_PAGES)
  const whole = shallowRef(false)
  const moved = shallowRef(false)
  const answered = shallowRef(false)
  /** Epoch ms that a list goes on from, further back than the server looked at first. */
  let before: { readonly at: number; readonly from: number } | null = null

  /** Without the window of the page: when that moves, what is here stays until the answer comes. */
  const key = computed(() => {
    const given = asked()
    if (!given) return null
    const { search, window } = given
    return JSON.stringify([{ ...conditionOf(search, window), queryDuration: null }, search.window])
  })
  const refresh = computed(() => {
    const given = asked()
    return given && `${given.now} ${given.window.start} ${given.window.end} ${given.window.step} ${given.window.cold}`
  })

  const startOf = ({ search, window }: Asked): number => (search.window ?? endsOf(window)).from
  const sizeOf = (given: Asked) => ({ size: pageSize(whole.value), start: startOf(given) })
  const ask = (given: Asked, pageNum: number, pageSize: number): TraceCondition => {
    const condition = conditionOf(given.search, given.window)
    const { window } = given
    const back = before && durationOf({ from: startOf(given), to: before.at }, window)
    return {
      ...condition,
      ...(back ? { queryDuration: back } : {}),
      paging: { pageNum, pageSize },
    }
  }

  /** What Retry does: what was asked last. */
  let again = (): void => load(count(), true)

  /** The list from its beginning, as many pages of it as are shown. */
  function load(wanted: number, anew = false): void {
    const given = asked()
    if (!given) return
    again = () => load(wanted, true)
    asking.run(async (request) => {
      const most = whole.value ? MOST_WHOLE : MOST_AT_ONCE
      const many = Math.max(1, Math.min(wanted, most))
      before = null
      const found = await searchTraces(connection, request, (size) => ask(given, 1, many * size))
      whole.value = found.whole
      moved.value = false
      pages.value = firstPages(found.page, many, sizeOf(given))
      answered.value = true
    }, anew)
  }

  function more(): void {
    const given = asked()
    const loaded = pages.value
    if (!given || asking.pending.value || !loaded.more) return
    again = more
    asking.run(async (request) => {
      const number = loaded.count + 1 - (before?.from ?? 0)
      const { page } = await searchTraces(connection, request, (size) => ask(given, number, size))
      const next = before ? forcedPage(loaded, page, sizeOf(given)) : withPage(loaded, page, sizeOf(given))
      if (next) return void (pages.value = next)
      const most = whole.value ? MOST_WHOLE : MOST_AT_ONCE
      if (number > most) {
        moved.value = true
        pages.value = forcedPage(loaded, page, sizeOf(given))
        return
      }
      const all = await searchTraces(connection, request, (size) => ask(given, 1, number * size))
      pages.value = firstPages(all.page, number, sizeOf(given))
    })
  }

  function further(): void {
    const given = asked()
    const loaded = pages.value
    if (!given || asking.pending.value || loaded.lookedTo === null) return
    again = further
    before = { at: loaded.lookedTo, from: loaded.count }
    asking.run(async (request) => {
      const { page } = await searchTraces(connection, request, (size) => ask(given, 1, size))
      pages.value = forcedPage(loaded, page, sizeOf(given))
    })
  }

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
    if (failed && !asking.pending.value && isPassing(failed)) load(count())
  })

  const failure = computed(() => (asking.pending.value ? null : asking.failure.value))
  const shown = computed(() => (answered.value || asking.pending.value ? pages.value : NO_PAGES))
  const state = computed<DataState>(() => {
    const failed = failure.value
    if (asking.pending.value || key.value === null) return shown.value.rows.length > 0 ? 'refreshing' : 'loading'
    if (!failed) return answered.value && shown.value.rows.length === 0 ? 'empty' : 'fresh'
    if (answered.value && shown.value.rows.length > 0) return 'stale'
    if (failed.cause === 'unsupported') return 'unsupported'
    return failed.cause === 'refused' ? 'blocked' : 'error'
  })
  return {
    pages: shown,
    whole,
    state,
    failure,
    pending: asking.pending,
    slow: asking.slow,
    moved,
    more,
    further,
    retry: () => again(),
    anew: reload,
    stop: asking.stop,
  }
}
