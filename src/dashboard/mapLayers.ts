import { provide } from 'vue'
import { MAP_LAYERS, type MapLayer } from '@/maps/layers'
import { SERVICE_FLOW } from '@/maps/spec'
import { layerOf } from './layerWords'

/** What maps and hierarchies of this page know of layers. */
export const provideMapLayers = (): void => provide(MAP_LAYERS, mapLayer)

function mapLayer(id: string): MapLayer {
  const { name, role, vital, flow = SERVICE_FLOW } = layerOf(id)
  return { id, name, icon: role, flow, vital }
}
