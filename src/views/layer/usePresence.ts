import { computed, type ComputedRef } from 'vue'
import { listLayers } from '@/protocol/metadata/layers'
import { listServices } from '@/protocol/metadata/services'
import { useOperation } from '@/query/use-operation'
import type { Named } from '@/dashboard/useAbout'
import { missingOf, type Presence } from './presence'

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
    const missing = missingOf(wanted.entity, layer(), all)
    if (missing) return missing
    if (counted.value !== false) return { kind: 'here' }
    if (layers.data.value === null) return { kind: 'unsure' }
    return { kind: layers.data.value.includes(layer()) ? 'empty-layer' : 'unknown-layer' }
  })
}
