import type { LayerWorld } from '../world'

/** A third layer of a service of GENERAL, where it reports all there is; the menu has it among the other layers. */
export const world: LayerWorld = {
  layer: 'GENAI',
  metrics: [],
}
