import { onScopeDispose, shallowRef, type ShallowRef } from 'vue'
import type { Failure } from '@/mqe/result'
import { useConnection } from '@/query/connection'
import { asFailure } from '@/query/failure'
import { saveTemplate, type Saved } from '@/query/saveTemplate'
import { templateStore } from '@/query/templates'

export type Outcome =
  | Saved
  | { readonly kind: 'saving' }
  /** OAP could not be asked, or a write may have arrived. */
  | { readonly kind: 'failed'; readonly failure: Failure }

/** Of two who wrote in the same moment the later one won without knowing: it shows by now, or when slow writes have come. ms. */
const LOOKS_AFTER = [3_000, 12_000] as const

export interface Saving {
  /** `null`: nothing was saved yet. */
  readonly outcome: ShallowRef<Outcome | null>
  save(row: {
    readonly id: string | null
    readonly configuration: string
    readonly base: string | null
  }): Promise<Outcome>
  /** Reads again, twice: what somebody has put over a saved text; `left`: another save, or the end of the page, came before. */
  look(row: {
    readonly id: string
    readonly configuration: string
  }): Promise<'same' | 'left' | Extract<Saved, { kind: 'changed' | 'gone' }>>
}

/** Writes to the server, one at a time. */
export function useSaving(): Saving {
  const store = templateStore(useConnection())
  const outcome = shallowRef<Outcome | null>(null)
  const leave = new AbortController()
  let looking = new AbortController()
  onScopeDispose(() => {
    looking.abort()
    leave.abort()
  })
  return {
    outcome,
    async save(row) {
      looking.abort()
      outcome.value = { kind: 'saving' }
      let found: Outcome
      try {
        found = await saveTemplate(store, row, leave.signal)
      } catch (thrown) {
        found = { kind: 'failed', failure: asFailure(thrown) }
      }
      outcome.value = found
      return found
    },
    async look({ id, configuration }) {
      looking.abort()
      const { signal } = (looking = new AbortController())
      for (const after of LOOKS_AFTER) {
        await passed(after, signal)
        if (signal.aborted) return 'left'
        // One that is not answered says nothing.
        const now = await store.read(id, signal).catch(() => undefined)
        if (signal.aborted) return 'left'
        if (now === null) return { kind: 'gone' }
        if (now && now.configuration !== configuration) return { kind: 'changed', id, theirs: now.configuration }
      }
      return 'same'
    },
  }
}

function passed(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true })
  })
}
