import { sign, type LayerAbout } from '../identity'

export const about: LayerAbout = {
  description: 'ClickHouse databases as their servers report themselves.',
  documentation: 'https://skywalking.apache.org/docs/main/next/en/setup/backend/backend-clickhouse-monitoring/',
  nouns: { service: ['database', 'databases'], instance: ['server', 'servers'] },
  signs: [
    { label: 'Selects', unit: '/s', ...sign('meter_clickhouse_query_select_rate', 'sum') },
    { label: 'Inserts', unit: '/s', ...sign('meter_clickhouse_query_insert_rate', 'sum') },
  ],
}
