import { computed, type ComputedRef } from 'vue'
import type { Failure } from '@/mqe/result'
import { useConnection } from '@/query/connection'
import { useServices } from '@/query/services'
import type { FetchState } from '@/query/use-operation'
import type { Window } from '@/time/window'
import { itemOf, knownOf, type AlarmItem } from './alarmItem'
import { newestFetch } from './askAlarms'
import { episodesOf, isFiring } from './episodes'
import { secondsBetween } from './recordTime'
import { useSteady } from './useSteady'

const MINUTE = 60_000
/** What fires repeats itself within this time, ms: no rule is silent longer. */
const LOOK_BACK = 60 * MINUTE
/** Rows: more at once is a flood that nobody counts. */
const MOST = 200

export interface Firing {
  /** The worst first, then the first begun; `null` until OAP has told. */
  readonly items: ComputedRef<readonly AlarmItem[] | null>
  /** How many fired within the last hour, over or not. */
  readonly lately: ComputedRef<number | null>
  /** There may be more. */
  readonly cut: ComputedRef<boolean>
  /** False: this server reports no recovery, and what fired in the last 15 minutes is counted. */
  readonly recovers: ComputedRef<boolean>
  readonly state: ComputedRef<FetchState>
  readonly failure: ComputedRef<Failure | null>
  readonly retry: () => void
}

/**
 * What fires now, whatever window the page shows. One question, asked anew by the minute while the page refreshes; whoever asks
 * in the same minute shares it.
 */
export function useFiring(
  page: () => { readonly window: Pick<Window, 'offset'>; readonly now: number; readonly ready: boolean },
): Firing {
  const connection = useConnection()
  const { capabilities } = connection.server
  const services = useServices(() => null)
  // The list of services brings along what must be known of this server.
  const known = computed(
    () => capabilities.value?.settled === true || services.data.value !== null || !!services.failure.value,
  )
  const read = useSteady(
    () => {
      const { window, now, ready } = page()
      if (!ready || !known.value) return null
      const minute = Math.floor(now / MINUTE) * MINUTE
      const duration = secondsBetween(minute - LOOK_BACK, minute + MINUTE - 1, window)
      return { fetch: newestFetch(connection, { duration }, MOST), subject: 'firing' }
    },
    () => Math.floor(page().now / MINUTE),
  )
  const recovers = computed(() => capabilities.value?.has.has('alarm-recovery') === true)
  const episodes = computed(() => {
    const rows = read.data.value
    return rows && episodesOf(rows, { now: page().now, basis: recovers.value ? 'recovery' : 'recent' })
  })
  const items = computed(() => {
    if (episodes.value === null) return null
    const found = knownOf(services.data.value ?? [])
    return episodes.value
      .filter(isFiring)
      .map((episode) => itemOf(episode, found))
      .sort((a, b) => Number(b.tone === 'bad') - Number(a.tone === 'bad') || a.from - b.from)
  })
  return {
    items,
    lately: computed(() => episodes.value?.filter(({ start }) => start >= page().now - LOOK_BACK).length ?? null),
    cut: computed(() => (read.data.value?.length ?? 0) >= MOST),
    recovers,
    state: read.state,
    failure: read.failure,
    retry: read.retry,
  }
}
