import { inject, type InjectionKey } from 'vue'
import type { IconName } from '@/components/icons'
import { SERVICE_FLOW, type Flow } from './spec'

export interface LayerSign {
  readonly label: string
  readonly expression: string
  readonly series: string
  readonly unit: string
}

/** What a map knows of a layer, in the reader's words. */
export interface MapLayer {
  readonly id: string
  readonly name: string
  readonly icon: IconName
  /** What passes through its services; `null` where nobody counts that. */
  readonly flow: Flow | null
  /** What is shown of its services then. */
  readonly signs: readonly LayerSign[]
}

/** Provided by a page: layers are data that a map does not read itself. */
export const MAP_LAYERS: InjectionKey<(layer: string) => MapLayer> = Symbol('map layers')

const bare = (id: string): MapLayer => ({ id, name: id, icon: 'service', flow: SERVICE_FLOW, signs: [] })

export const useMapLayers = (): ((layer: string) => MapLayer) => inject(MAP_LAYERS, () => bare, true)
