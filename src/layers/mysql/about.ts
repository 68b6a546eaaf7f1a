import { sign, type LayerAbout } from '../identity'

export const about: LayerAbout = {
  description: 'MySQL and MariaDB databases as their servers report themselves.',
  documentation: 'https://skywalking.apache.org/docs/main/next/en/setup/backend/backend-mysql-monitoring/',
  nouns: { service: ['database', 'databases'], instance: ['server', 'servers'] },
  signs: [
    { label: 'Queries', unit: '/s', ...sign('meter_mysql_qps', 'sum') },
    { label: 'Slow queries', unit: '/s', ...sign('meter_mysql_slow_queries_rate', 'sum') },
  ],
}
