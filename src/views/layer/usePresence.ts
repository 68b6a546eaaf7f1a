import { computed, type ComputedRef } from 'vue'
import { serviceOf } from '@/dashboard/about'
import { listLayers } from '@/protocol/metadata/layers'
import { listServices } from '@/protocol/metadata/services'
import { useOperation } from '@/query/use-operation'
import type { Named } from '@/dashboard/useAbout'

/** Whether what an address names is there. `unsure` while OAP has not told, or cannot tell. */
export type Presence =
  | {
      readonly kind:
        'here' | 'unsure' | 'bad-id' | 'unknown-layer' | 'empty-layer' | 'unknown-service' | 'unknown-process'
    }
  | { readonly kind: 'other-layer'; readonly layers: readonly string[] }

/** OAP lists no more than these: beyond it, an absent one may exist. */
const MOST = 5_000

export function usePresence(layer: () => string, named: () => Named): ComputedRef<Presence> {
  const services = useOperation(listServices, () => ({ layer: null }))
  const counted = computed(() => services.data.value?.some(({ layers }) => layers.includes(layer())) ?? null)
  // Only an empty layer needs the list: it may be one that OAP has never heard of.
  const layers = useOperation(listLayers, () => (counted.value === false ? {} : null))

  return computed<Presence>(() => {
    const { about: wanted, naming } = named()
    if (wanted === null) return { kind: 'bad-id' }
    if (naming === 'absent') return { kind: 'unknown-process' }
    const all = services.data.value
    if (all === null || all.length >= MOST) return { kind: 'unsure' }
    const id = serviceOf(wanted.entity)
    const found = id === null ? undefined : all.find((service) => service.id === id)
    if (id !== null && !found) return { kind: 'unknown-service' }
    if (found && !found.layers.includes(layer())) return { kind: 'other-layer', layers: found.layers }
    if (counted.value !== false) return { kind: 'here' }
    if (layers.data.value === null) return { kind: 'unsure' }
    return { kind: layers.data.value.includes(layer()) ? 'empty-layer' : 'unknown-layer' }
  })
}
