import type { LayerWorld } from '../world'

/** A layer that an operator of OAP 11 defined: nobody but this world knows it, so it has services, and no identity. */
export const world: LayerWorld = {
  layer: 'PLOVER_TURNSTILE',
  metrics: [],
}
