import type { LayerWorld } from '../world'

/** A third layer of a service of GENERAL, which reports all there is. */
export const world: LayerWorld = {
  layer: 'GENAI',
  metrics: [],
}
