import { computed, onBeforeUnmount, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import type { PanelAddress } from '@/components/panelAddress'
import type { FlameHits, FrameTable } from '@/geometry/flame/table'
import { searchFrames } from '@/workers/flameSearch'
import { t } from './texts'

export interface Find {
  /** What is typed. */
  readonly wish: ShallowRef<string>
  /** What is searched for; empty for nothing. */
  readonly pattern: Readonly<Ref<string>>
  /** `null` while nothing is searched for, and until there is an answer. */
  readonly hits: Readonly<Ref<FlameHits | null>>
  /** Why nothing can be found, in words. */
  readonly failure: Readonly<Ref<string | null>>
  /** The answer to what is typed, also before the typing rests. */
  readonly latest: () => Promise<FlameHits | null>
  readonly clear: () => void
}

const TYPING = 150

/** What is typed is searched for and goes into the address when the typing rests; the last search wins. */
export function useFind(table: ComputedRef<FrameTable>, address: PanelAddress): Find {
  const asked = computed(() => address.state.value.q ?? '')
  const wish = shallowRef(asked.value)
  const pattern = shallowRef(asked.value)
  const hits = shallowRef<FlameHits | null>(null)
  const failure = shallowRef<string | null>(null)

  function settle(): void {
    if (wish.value === pattern.value) return
    pattern.value = wish.value
    address.settle({ q: wish.value === '' ? undefined : wish.value })
  }
  watch(asked, (next) => {
    // An echo of what was typed comes later than what is typed next.
    if (next !== pattern.value) wish.value = pattern.value = next
  })
  watch(wish, (_, __, onCleanup) => {
    const timer = setTimeout(settle, TYPING)
    onCleanup(() => clearTimeout(timer))
  })

  let search: AbortController | null = null
  let running: Promise<void> = Promise.resolve()
  async function run(now: FrameTable, wanted: string): Promise<void> {
    search?.abort()
    const mine = (search = new AbortController())
    const tell = (found: FlameHits | null, reason: string | null): void => {
      if (mine.signal.aborted) return
      hits.value = found
      failure.value = reason
    }
    if (wanted === '') return tell(null, null)
    try {
      const answer = await searchFrames(now, wanted, mine.signal)
      if ('failure' in answer) tell(null, t(`search_${answer.failure}`, { reason: answer.reason }))
      else tell(answer, null)
    } catch (reason) {
      tell(null, t('search_broken', { reason: reason instanceof Error ? reason.message : String(reason) }))
    }
  }
  watch([pattern, table] as const, ([wanted, now]) => void (running = run(now, wanted)), {
    immediate: true,
    flush: 'sync',
  })
  onBeforeUnmount(() => search?.abort())

  return {
    wish,
    pattern,
    hits,
    failure,
    async latest() {
      settle()
      await running
      return hits.value
    },
    clear() {
      wish.value = ''
      settle()
    },
  }
}
