import { computed } from 'vue'
import { aboutOf } from '@/dashboard/about'
import type { HierarchySubject } from '@/maps/useHierarchy'
import { subjectOf } from '@/maps/subject'
import { useServices } from '@/query/services'
import { serviceId } from '@/protocol/ids'
import { panelOf } from '@/scope/panel'
import type { Page } from '@/stores/page'

/** What the address of the page names: a map, the layer it is seen from, whose hierarchy. */
export function useTopologyPage(page: () => Page) {
  const state = computed(() => panelOf(page().address.state))
  const about = computed(() => aboutOf(state.value.of ?? null))
  const services = useServices(() => null)
  const subject = computed(() => subjectOf(state.value))
  /** A service that the address does not place stands on the first of its layers. */
  const layer = computed(() => {
    const named = state.value.filters?.get('layer') ?? ''
    if (named !== '') return named === '*' ? '' : named
    const { serviceName, normal } = about.value?.entity ?? {}
    if (serviceName === undefined || normal === undefined) return ''
    const id = serviceId({ name: serviceName, normal })
    return services.data.value?.find((one) => one.id === id)?.layers[0] ?? ''
  })
  const hierarchy = computed<HierarchySubject | null>(() => {
    const { of } = state.value
    const { serviceName = '', normal = true, serviceInstanceName } = about.value?.entity ?? {}
    if (!of || layer.value === '' || (of.kind !== 'service' && of.kind !== 'instance')) return null
    const name = serviceInstanceName ?? serviceName
    const kind = of.kind === 'service' ? 'Service' : 'ServiceInstance'
    return { kind, id: of.id, name, normal, layer: layer.value, serviceName }
  })
  /** Something is named, though no map can be of it. */
  const isNamed = computed(() => state.value.of !== undefined || subject.value !== null)
  return { subject, layer, about, hierarchy, isNamed, services }
}
