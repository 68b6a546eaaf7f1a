import { onScopeDispose, type ShallowRef } from 'vue'
import type { Failure } from '@/mqe/result'
import { useConnection } from '@/query/connection'
import { shelfOf } from '@/query/templateShelf/shelf'
import type { RowIndex } from '@/template/rows'

export interface TemplateIndex {
  /** `null` until somebody knows: the browser from an earlier visit, or the server. */
  readonly index: Readonly<ShallowRef<RowIndex | null>>
  /** Why there is no index. */
  readonly failure: Readonly<ShallowRef<Failure | null>>
  /** Several UIs keep unlike rows in this server's store. */
  readonly shared: Readonly<ShallowRef<boolean>>
  retry(): void
}

/** The server's stored dashboards. */
export function useTemplateIndex(): TemplateIndex {
  const shelf = shelfOf(useConnection())
  onScopeDispose(shelf.open())
  return {
    index: shelf.index,
    failure: shelf.failure,
    shared: shelf.shared,
    retry: () => shelf.ask(),
  }
}
