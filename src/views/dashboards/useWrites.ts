import { onScopeDispose, shallowRef } from 'vue'
import { failureTitle } from '@/components/failure'
import { useConnection } from '@/query/connection'
import { asFailure } from '@/query/failure'
import { deleteTemplate, restoreTemplate, saveTemplate, type Deleted, type Saved } from '@/query/saveTemplate'
import { templateStore } from '@/query/templates'
import type { Row } from './rows'
import { text } from './texts'

/** What the last action came to. */
export interface Told {
  readonly tone: 'done' | 'bad'
  readonly text: string
  /** The server's own words. */
  readonly words: string
  readonly undo?: () => Promise<void>
}

/** Writes of the list: one at a time, each told; `changed` asks for the list anew. */
export function useWrites(changed: () => void) {
  const store = templateStore(useConnection())
  const told = shallowRef<Told | null>(null)
  const busy = shallowRef(false)
  const stop = new AbortController()
  onScopeDispose(() => stop.abort())

  async function run(action: () => Promise<Told>): Promise<void> {
    if (busy.value) return
    busy.value = true
    told.value = null
    try {
      told.value = await action()
    } catch (thrown) {
      const failure = asFailure(thrown)
      if (!stop.signal.aborted) told.value = { tone: 'bad', text: failureTitle(failure), words: failure.message }
    } finally {
      busy.value = false
      changed()
    }
  }

  const remove = (row: Row): Promise<void> =>
    run(async () => {
      const { id, configuration } = row
      if (id === null) return refusal({ kind: 'gone' })
      const done = await deleteTemplate(store, { id, configuration }, stop.signal)
      if (done.kind !== 'deleted') return refusal(done)
      const undo = () =>
        run(async () => {
          if (done.how === 'marked')
            return restored(row, await restoreTemplate(store, { id, configuration: done.configuration }, stop.signal))
          const named = (await store.isShared()) ? id : null
          return restored(row, await saveTemplate(store, { id: named, configuration, base: null }, stop.signal))
        })
      const words = done.how === 'marked' ? text('marked') : ''
      return { tone: 'done', text: text('deletedOne', { name: row.title }), words, undo }
    })

  const restore = (row: Row): Promise<void> =>
    run(async () =>
      restored(row, await restoreTemplate(store, { id: row.id ?? '', configuration: row.configuration }, stop.signal)),
    )

  const add = (name: string, configuration: string): Promise<void> =>
    run(async () => {
      const saved = await saveTemplate(store, { id: null, configuration, base: null }, stop.signal)
      if (saved.kind !== 'saved') return refusal(saved, true)
      const undo = () =>
        run(async () => {
          const gone = await deleteTemplate(store, saved, stop.signal)
          return gone.kind === 'deleted'
            ? { tone: 'done', text: text('deletedOne', { name }), words: '' }
            : refusal(gone)
        })
      return { tone: 'done', text: text('cloned', { name }), words: '', undo }
    })

  /** One row of an import: never throws, the words say what became of it. `null`: written. */
  async function put(row: Row | null, configuration: string): Promise<string | null> {
    try {
      const saved = await saveTemplate(
        store,
        { id: row?.id ?? null, configuration, base: row?.configuration ?? null },
        stop.signal,
      )
      if (saved.kind === 'saved') return null
      const refused = refusal(saved, row === null)
      return [refused.text, refused.words].filter(Boolean).join(': ')
    } catch (thrown) {
      const failure = asFailure(thrown)
      return [failureTitle(failure), failure.message].filter(Boolean).join(': ')
    }
  }

  return { told, busy, remove, restore, add, put }
}

const restored = (row: Row, saved: Saved): Told =>
  saved.kind === 'saved' ? { tone: 'done', text: text('restored', { name: row.title }), words: '' } : refusal(saved)

/** `isNew`: there was none to change, so whatever is there is called the same. */
function refusal(result: Exclude<Saved | Deleted, { kind: 'saved' | 'deleted' }>, isNew = false): Told {
  const words = 'message' in result ? result.message : ''
  return { tone: 'bad', text: text(isNew && result.kind === 'changed' ? 'taken' : result.kind), words }
}
