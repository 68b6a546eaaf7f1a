import type { LayerWorld } from '../world'

/** Web apps as the browsers of their users see them. */
export const world: LayerWorld = {
  layer: 'BROWSER',
  metrics: [{ match: /^browser_app_/ }],
}
