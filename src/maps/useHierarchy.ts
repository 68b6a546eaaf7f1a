import { computed, type ComputedRef } from 'vue'
import type { Failure } from '@/mqe/result'
import { instanceHierarchy, serviceHierarchy, type HierarchyLink } from '@/protocol/hierarchy/hierarchy'
import { layerLevels, type LayerLevel } from '@/protocol/hierarchy/levels'
import { useOperation, type FetchState } from '@/query/use-operation'

export interface HierarchySubject {
  readonly kind: 'Service' | 'ServiceInstance'
  readonly id: string
  readonly name: string
  readonly normal: boolean
  readonly layer: string
  /** Of an instance. */
  readonly serviceName: string
}

/** What OAP relates to a service or an instance of a layer; `null` asks nothing. */
export function useHierarchy(subject: () => HierarchySubject | null): {
  readonly links: ComputedRef<readonly HierarchyLink[] | null>
  /** None until they are told, and where they cannot be had. */
  readonly levels: ComputedRef<readonly LayerLevel[]>
  readonly state: ComputedRef<FetchState>
  readonly failure: ComputedRef<Failure | null>
  readonly retry: () => void
} {
  const service = useOperation(serviceHierarchy, () => {
    const of = subject()
    return of?.kind === 'Service' ? { serviceId: of.id, layer: of.layer } : null
  })
  const instance = useOperation(instanceHierarchy, () => {
    const of = subject()
    return of?.kind === 'ServiceInstance' ? { instanceId: of.id, layer: of.layer } : null
  })
  const levels = useOperation(layerLevels, () => (subject() === null ? null : {}))
  const told = computed(() => (subject()?.kind === 'ServiceInstance' ? instance : service))
  return {
    links: computed(() => told.value.data.value),
    levels: computed(() => levels.data.value ?? []),
    state: computed(() => told.value.state.value),
    failure: computed(() => told.value.failure.value),
    retry: () => told.value.retry(),
  }
}
