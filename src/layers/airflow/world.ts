import type { LayerWorld } from '../world'

/** Airflow deployments with their schedulers, triggerers and workers. */
export const world: LayerWorld = {
  layer: 'AIRFLOW',
  metrics: [{ match: /^meter_airflow_/ }],
}
