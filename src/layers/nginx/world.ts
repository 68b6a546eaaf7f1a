import type { LayerWorld } from '../world'

/** NGINX servers as their own metrics and logs tell. */
export const world: LayerWorld = {
  layer: 'NGINX',
  metrics: [{ match: /^meter_nginx_/ }],
}
