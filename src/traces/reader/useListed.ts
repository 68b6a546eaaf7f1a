import { computed, type ComputedRef } from 'vue'
import { instanceId, serviceId } from '@/protocol/ids'
import { findEndpoint } from '@/protocol/metadata/endpoints'
import { getInstance } from '@/protocol/metadata/instances'
import { listServices } from '@/protocol/metadata/services'
import type { WireSpan } from '@/protocol/trace/span'
import { useOperation, type Fetched } from '@/query/use-operation'
import { asNamed, isLong, kept, listedAs, type Listed } from './cutNames'

/** Characters that are looked for: also where OAP keeps fewer than usual. */
const LOOKED_FOR = 100
const MOST = 100

/** How OAP lists what a span names. Only long names are looked up: the others are listed as they are. */
export function useListed(span: () => WireSpan | null): ComputedRef<Listed | null> {
  const isPeerLong = computed(() => isLong('service', span()?.peer ?? ''))
  const isServiceLong = computed(() => isLong('service', span()?.serviceCode ?? ''))
  const services = useOperation(listServices, () => (isServiceLong.value || isPeerLong.value ? { layer: null } : null))
  const amongServices = (name: string, normal: boolean): string | null | undefined => {
    const names = services.data.value?.filter((one) => one.normal === normal).map((one) => one.name)
    return names ? listedAs(name, names) : services.failure.value ? null : undefined
  }
  const service = computed(() => {
    const name = span()?.serviceCode ?? ''
    return isServiceLong.value ? amongServices(name, true) : name
  })
  const owner = computed(() => (service.value ? serviceId({ name: service.value, normal: true }) : null))

  const instance = useOperation(getInstance, () => {
    const name = span()?.serviceInstanceName ?? ''
    if (!service.value || !isLong('instance', name)) return null
    return {
      instanceId: instanceId({ service: { name: service.value, normal: true }, name: kept('instance', name) }),
    }
  })
  const endpoints = useOperation(findEndpoint, () => {
    const { type, endpointName = '' } = span() ?? {}
    if (owner.value === null || type !== 'Entry' || !isLong('endpoint', endpointName)) return null
    return { serviceId: owner.value, keyword: endpointName.slice(0, LOOKED_FOR), limit: MOST }
  })

  return computed(() => {
    const given = span()
    if (!given) return null
    const { peer, serviceInstanceName, endpointName } = given
    return {
      ...asNamed(given),
      service: service.value,
      ...(isPeerLong.value ? { peer: amongServices(peer, false) } : {}),
      ...(isLong('instance', serviceInstanceName) ? { instance: told(instance, (found) => found.name) } : {}),
      ...(isLong('endpoint', endpointName)
        ? {
            endpoint: told(endpoints, (found) =>
              listedAs(
                endpointName,
                found.map(({ name }) => name),
              ),
            ),
          }
        : {}),
    }
  })
}

function told<A>({ data, state }: Fetched<A>, read: (found: NonNullable<A>) => string | null) {
  if (data.value !== null && data.value !== undefined) return read(data.value)
  return state.value === 'loading' ? undefined : null
}
