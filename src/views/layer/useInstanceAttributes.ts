import { computed, type ComputedRef } from 'vue'
import { serviceOf, type About } from '@/dashboard/about'
import { attributesOf, type Attributes } from '@/dashboard/attributes'
import { toDuration } from '@/protocol/duration'
import { instanceId } from '@/protocol/ids'
import { listInstances } from '@/protocol/metadata/instances'
import { useLast } from '@/query/use-operation'
import type { Page } from '@/stores/page'

/** What a list that led here has told about the instance; `null`: nobody listed it, so whoever needs it asks. */
export function useInstanceAttributes(page: () => Page, about: () => About | null): ComputedRef<Attributes | null> {
  const id = computed(() => {
    const { serviceName, normal, serviceInstanceName } = about()?.entity ?? {}
    const isInstance = about()?.kind === 'ServiceInstance'
    if (!isInstance || serviceName === undefined || normal === undefined || serviceInstanceName === undefined)
      return null
    return instanceId({ service: { name: serviceName, normal }, name: serviceInstanceName })
  })
  const listed = useLast(listInstances, () => {
    const service = id.value === null ? null : serviceOf(about()?.entity ?? {})
    return service !== null && page().ready ? { serviceId: service, duration: toDuration(page().window) } : null
  })
  const known = computed<{ readonly id: string; readonly attributes: Attributes } | null>((before) => {
    const found = listed.value?.find((instance) => instance.id === id.value)
    if (found) return { id: found.id, attributes: attributesOf(found) }
    // Nobody listed it in a newer window: what it reported of itself is still so.
    return before?.id === id.value ? before : null
  })
  return computed(() => known.value?.attributes ?? null)
}
