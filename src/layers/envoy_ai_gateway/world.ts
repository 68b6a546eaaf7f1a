import type { LayerWorld } from '../world'

/** Gateways between applications and the models and tools they call. */
export const world: LayerWorld = {
  layer: 'ENVOY_AI_GATEWAY',
  metrics: [{ match: /^meter_envoy_ai_gw_/ }],
}
