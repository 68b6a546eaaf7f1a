import type { LayerWorld } from '../world'

/** The Java agents inside services, and what they cost. */
export const world: LayerWorld = {
  layer: 'SO11Y_JAVA_AGENT',
  metrics: [{ match: /^meter_java_agent_/ }],
}
