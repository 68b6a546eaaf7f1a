import { computed, shallowRef, watch, type ComputedRef, type ShallowRef } from 'vue'
import type { Failure } from '@/mqe/result'
import { useConnection, type Connection } from '@/query/connection'
import { useTemplates } from '@/query/templates'
import { indexRows, type RowIndex } from '@/template/rows'

export interface TemplateIndex {
  /** `null` until the list came. */
  readonly index: Readonly<ShallowRef<RowIndex | null>>
  readonly failure: ComputedRef<Failure | null>
  /** Several UIs keep unlike rows in this server's store. */
  readonly shared: ComputedRef<boolean>
  retry(): void
}

/** One per server and tab. */
const kept = new WeakMap<Connection, ShallowRef<RowIndex | null>>()

/** The server's stored dashboards, listed once per tab: OAP has no index, the list is all there is. */
export function useTemplateIndex(): TemplateIndex {
  const connection = useConnection()
  const index = kept.get(connection) ?? shallowRef<RowIndex | null>(null)
  kept.set(connection, index)
  const shared = computed(() => connection.server.capabilities.value?.templates === 'rest')
  const { data, failure, retry } = useTemplates(() => index.value === null)
  watch(
    data,
    (rows) => {
      if (rows !== null)
        index.value = indexRows(
          rows.filter(({ disabled }) => !disabled),
          shared.value,
        )
    },
    { immediate: true },
  )
  return { index, failure: computed(() => (index.value === null ? failure.value : null)), shared, retry }
}
