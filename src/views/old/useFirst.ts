import { computed, type ComputedRef } from 'vue'
import type { Failure } from '@/mqe/result'
import { toDuration } from '@/protocol/duration'
import { findEndpoint } from '@/protocol/metadata/endpoints'
import { listInstances } from '@/protocol/metadata/instances'
import { useServices } from '@/query/services'
import { useOperation } from '@/query/use-operation'
import type { OldLink } from '@/scope/old/meant'
import type { Subject } from '@/scope/place'
import type { Page } from '@/stores/page'

type Unnamed = Extract<OldLink, { readonly at: 'first' }>

export interface First {
  /** `null` while it is looked for, and where there is none. */
  readonly of: Subject | null
  readonly looking: boolean
  readonly failure: Failure | null
  retry(): void
}

/** The first service, instance or endpoint of a list, as OAP lists them: what was shown where a link named nobody. */
export function useFirst(link: () => Unnamed | null, page: () => Page): ComputedRef<First> {
  const services = useServices(() => link()?.layer ?? null)
  const service = computed(() => {
    const asked = link()
    return asked && (asked.serviceId ?? services.data.value?.[0]?.id ?? null)
  })
  const owner = (kind: Unnamed['kind']): string | null => (link()?.kind === kind ? service.value : null)
  const instances = useOperation(listInstances, () => {
    const serviceId = owner('ServiceInstance')
    return serviceId !== null && page().ready ? { serviceId, duration: toDuration(page().window) } : null
  })
  const endpoints = useOperation(findEndpoint, () => {
    const serviceId = owner('Endpoint')
    return serviceId === null ? null : { serviceId, keyword: '', limit: 1 }
  })

  return computed(() => {
    const asked = link()
    const parts = asked?.kind === 'ServiceInstance' ? instances : asked?.kind === 'Endpoint' ? endpoints : null
    const last = parts ?? services
    const named = parts ? parts.data.value?.[0]?.id : asked?.kind === 'Service' ? service.value : null
    const kind = asked?.kind === 'ServiceInstance' ? 'instance' : asked?.kind === 'Endpoint' ? 'endpoint' : 'service'
    const found =
      services.data.value !== null && (parts === null || service.value === null || parts.data.value !== null)
    const failure = services.failure.value ?? last.failure.value
    return {
      of: named ? { kind, id: named } : null,
      looking: asked !== null && !found && failure === null,
      failure,
      retry: () => (services.failure.value ? services.retry() : last.retry()),
    }
  })
}
