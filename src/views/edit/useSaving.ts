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

/** Of two who wrote in the same moment the later one won without knowing: it shows by now. ms. */
const LOOK_AFTER = 3_000

export interface Saving {
  /** `null`: nothing was saved yet. */
  readonly outcome: ShallowRef<Outcome | null>
  save(row: {
    readonly id: string | null
    readonly configuration: string
    readonly base: string | null
  }): Promise<Outcome>
  /** Reads again a little later; `overtaken` is told the text that somebody else has put over this one. */
  look(row: { readonly id: string; readonly configuration: string }, overtaken: (theirs: string) => void): void
}

/** Writes to the server, one at a time. */
export function useSaving(): Saving {
  const store = templateStore(useConnection())
  const outcome = shallowRef<Outcome | null>(null)
  const leave = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  onScopeDispose(() => {
    clearTimeout(timer)
    leave.abort()
  })
  return {
    outcome,
    async save(row) {
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
    look({ id, configuration }, overtaken) {
      clearTimeout(timer)
      timer = setTimeout(() => {
        store.read(id, leave.signal).then(
          (now) => {
            if (now !== null && now.configuration !== configuration && outcome.value?.kind === 'saved')
              overtaken(now.configuration)
          },
          () => {},
        )
      }, LOOK_AFTER)
    },
  }
}
