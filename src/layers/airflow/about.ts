import { sign, strain, type LayerAbout } from '../identity'

export const about: LayerAbout = {
  description: 'Airflow deployments with their schedulers, triggerers and workers.',
  documentation: 'https://skywalking.apache.org/docs/main/next/en/setup/backend/backend-airflow-monitoring/',
  nouns: { service: ['cluster', 'clusters'], instance: ['component', 'components'] },
  vital: { label: 'Import errors', unit: '', ...strain('meter_airflow_dag_import_errors') },
  signs: [{ label: 'Queued tasks', unit: '', ...sign('meter_airflow_executor_queued_tasks') }],
}
