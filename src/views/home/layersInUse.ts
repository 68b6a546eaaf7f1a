import type { IconName } from '@/components/icons'
import { layerOf } from '@/dashboard/layerWords'
import type { Service } from '@/protocol/metadata/services'

export interface LayerInUse {
  readonly id: string
  readonly name: string
  readonly icon: IconName
  readonly services: readonly Service[]
}

/** Layers that have services, most services first, then by name. A service may be in several. */
export function layersInUse(services: readonly Service[]): readonly LayerInUse[] {
  const byLayer = new Map<string, Service[]>()
  for (const service of services)
    for (const layer of new Set(service.layers)) byLayer.set(layer, [...(byLayer.get(layer) ?? []), service])
  return [...byLayer]
    .filter(([id]) => id !== 'UNDEFINED')
    .map(([id, found]) => {
      const { name, role } = layerOf(id)
      return { id, name, icon: role, services: found }
    })
    .toSorted((one, two) => two.services.length - one.services.length || one.name.localeCompare(two.name))
}
