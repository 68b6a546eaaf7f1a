import type { LayerWorld } from '../world'

/** Databases as their callers see them. */
export const world: LayerWorld = {
  layer: 'VIRTUAL_DATABASE',
  metrics: [{ match: /^database_access_(cpm|resp_time|sla|percentile)$/ }],
}
