import { computed, type ComputedRef } from 'vue'
import { useTemplateIndex } from '@/dashboard/templateIndex'
import { listMetrics } from '@/protocol/mqe/metrics'
import { useOperation } from '@/query/use-operation'
import type { Dashboard } from '@/template/types'

/** What only this OAP knows about a text. What it does not tell is not asked of the text. */
export interface Known {
  /** Names of all its metrics; `null` while they are not known. */
  readonly metrics: ComputedRef<ReadonlySet<string> | null>
  /** Another row has this name for the same layer and entity: which of the two a link means is chance. */
  isTwin(dashboard: Pick<Dashboard, 'name' | 'layer' | 'entity'>): boolean
}

/** `id`: of the row that is edited. */
export function useKnown(id: () => string): Known {
  const listed = useOperation(listMetrics, () => ({ regex: null }))
  const { index } = useTemplateIndex()
  return {
    metrics: computed(() => {
      const all = listed.data.value
      return all === null || all.length === 0 ? null : new Set(all.map(({ name }) => name))
    }),
    isTwin: ({ name, layer, entity }) =>
      index.value?.rows.some(
        (row) => row.id !== id() && row.name === name && row.layer === layer && row.entity === entity,
      ) ?? false,
  }
}
