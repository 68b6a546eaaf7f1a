import type { LayerWorld } from '../world'

/** Caches as their callers see them: all commands, and reads and writes apart. */
export const world: LayerWorld = {
  layer: 'VIRTUAL_CACHE',
  metrics: [{ match: /^cache_(access|read|write)_(cpm|resp_time|sla|percentile)$/ }],
}
