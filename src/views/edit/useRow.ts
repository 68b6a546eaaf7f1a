import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue'
import { builtIn } from '@/layers/registry'
import type { Failure } from '@/mqe/result'
import { useConnection } from '@/query/connection'
import { asFailure, isPassing } from '@/query/failure'
import { templateStore } from '@/query/templates'
import { draftKey, useDrafts, type Draft } from '@/stores/drafts'
import { isForeign } from '@/template/choose'
import { print } from '@/template/print'
import { rowIdOf } from '@/template/rowId'

/** A dashboard that is edited: where it stands, and with which bytes. */
export interface Row {
  /** As the address has it. */
  readonly id: string
  /** The server's text; `null`: it has none. */
  readonly base: string | null
  /** Ours, where the server has none, or had none when the draft was begun. */
  readonly shipped: string | null
  /** Another UI's, in a store that several share. */
  readonly foreign: boolean
  /** Why the server's text is not known. */
  readonly unread: Failure | null
  /** What this browser kept of an earlier visit. */
  readonly draft: Draft | null
}

/** Ids of dashboards that were only begun, and live in a draft. */
export const isNew = (id: string): boolean => id.startsWith('new.')

export interface RowLoad {
  readonly row: ShallowRef<Row | null>
  /** Counts what was fetched: another number is another dashboard, or the same begun anew. */
  readonly loads: Readonly<ShallowRef<number>>
  readonly failure: Readonly<ShallowRef<Failure | null>>
  retry(): void
}

/** The row that an address names, from the server, else from what ships with the page. */
export function useRow(id: () => string): RowLoad {
  const connection = useConnection()
  const store = templateStore(connection)
  const row = shallowRef<Row | null>(null)
  const failure = shallowRef<Failure | null>(null)
  const loads = shallowRef(0)
  const drafts = useDrafts()
  let leave = new AbortController()

  async function load(): Promise<void> {
    leave.abort()
    const mine = (leave = new AbortController())
    const wanted = id()
    if (row.value?.id === wanted) return
    row.value = null
    failure.value = null
    try {
      const found = await rowOf(wanted, mine.signal)
      if (mine.signal.aborted) return
      loads.value++
      row.value = found
    } catch (thrown) {
      if (!mine.signal.aborted) failure.value = asFailure(thrown)
    }
  }

  async function rowOf(wanted: string, signal: AbortSignal): Promise<Row> {
    const draft = drafts.find(draftKey(wanted))
    const nothing: Row = { id: wanted, base: null, shipped: null, foreign: false, unread: null, draft }
    if (isNew(wanted)) return nothing
    try {
      const stored = await store.read(wanted, signal)
      // A draft of ours from before the server had it began with ours.
      const shipped = stored === null || draft?.base === null ? await shippedAs(wanted) : null
      if (stored === null) return { ...nothing, shipped }
      return { ...nothing, shipped, base: stored.configuration, foreign: isForeign(wanted, await store.isShared()) }
    } catch (thrown) {
      const unread = asFailure(thrown)
      const shipped = isPassing(unread) ? null : await shippedAs(wanted)
      // Where the store cannot be reached at all, ours can be read all the same.
      if (shipped === null) throw thrown
      return { ...nothing, shipped, unread }
    }
  }

  watch(id, () => void load(), { immediate: true })
  watch(connection.server.recovered, () => {
    if (failure.value && isPassing(failure.value)) void load()
  })
  onScopeDispose(() => leave.abort())
  return { row, failure, loads, retry: () => void load() }
}

/** `aerie.<LAYER>.<Entity>.<name>` of one of ours, as a server would store it. */
async function shippedAs(id: string): Promise<string | null> {
  const [own, layer] = id.split('.', 2)
  if (own !== 'aerie' || layer === undefined) return null
  const found = (await builtIn(layer)).find((dashboard) => rowIdOf(dashboard) === id)
  return found ? print(found.raw) : null
}
