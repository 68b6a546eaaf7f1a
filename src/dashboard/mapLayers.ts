import { provide } from 'vue'
import { MAP_LAYERS, type MapLayer } from '@/maps/layers'
import { SERVICE_FLOW } from '@/maps/spec'
import { layerOf, layerPhrase } from './layerWords'

/** What maps and hierarchies of this page know of layers. */
export const provideMapLayers = (): void => provide(MAP_LAYERS, mapLayer)

function mapLayer(id: string): MapLayer {
  const { name, role, flow = SERVICE_FLOW, signs = [] } = layerOf(id)
  return { id, name, icon: role, flow, signs: signs.map((sign) => ({ ...sign, label: layerPhrase(sign.label) })) }
}
