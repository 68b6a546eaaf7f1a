import type { LayerWorld } from '../world'

/** MySQL and MariaDB databases as their servers report themselves. */
export const world: LayerWorld = {
  layer: 'MYSQL',
  metrics: [{ match: /^meter_mysql_/ }],
}
