import type { LayerWorld } from '../world'

/** ClickHouse databases as their servers report themselves. */
export const world: LayerWorld = {
  layer: 'CLICKHOUSE',
  metrics: [{ match: /^meter_clickhouse_/ }],
}
