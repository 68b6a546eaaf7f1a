import { beside, dashboard, row } from '@/template/build'
import { card, line, percentiles, records, serviceList, topList } from '@/template/part'
import type { Dashboard } from '@/template/types'

const layer = 'VIRTUAL_DATABASE'

const root = dashboard(
  { name: 'Overview', layer, entity: 'All', isRoot: true },
  row(
    4,
    card('Lowest success rate', { ask: 'min(top_n(database_access_sla,1,asc))/100', unit: '%' }, { w: 6 }),
    card('Slowest on average', { ask: 'max(top_n(database_access_resp_time,1,des))', unit: 'ms' }, { w: 6 }),
    card('Load', { ask: 'sum(top_n(database_access_cpm,1000,des))', unit: '/min' }, { w: 6 }),
    card('Databases with traffic', { ask: 'count(top_n(database_access_cpm,1000,des))' }, { w: 6 }),
  ),
  beside(
    [
      row(
        20,
        serviceList(
          'Databases',
          [
            {
              label: 'Average',
              unit: 'ms',
              ask: 'avg(database_access_resp_time)',
              trend: 'database_access_resp_time',
              detail: 'average',
            },
            {
              label: 'Success',
              unit: '%',
              ask: 'avg(database_access_sla)/100',
              trend: 'database_access_sla/100',
              detail: 'success rate',
            },
            {
              label: 'Load',
              unit: '/min',
              ask: 'avg(database_access_cpm)',
              trend: 'database_access_cpm',
              detail: 'load',
            },
          ],
          { w: 16, opens: 'Overview' },
        ),
      ),
    ],
    [
      row(
        10,
        topList(
          'Slowest databases (average, ms)',
          { ask: 'top_n(database_access_resp_time,10,des)', unit: 'ms' },
          { w: 8, opens: 'Overview' },
        ),
      ),
      row(
        10,
        topList(
          'Busiest databases (calls per minute)',
          { ask: 'top_n(database_access_cpm,10,des)', unit: '/min' },
          { w: 8, opens: 'Overview' },
        ),
      ),
    ],
  ),
)

/** Is it slow, and which statement of whom makes it so. */
const service = dashboard(
  { name: 'Overview', layer, entity: 'Service', isDefault: true },
  row(
    4,
    card(
      'Success rate',
      { ask: 'avg(database_access_sla)/100', unit: '%', trend: 'database_access_sla/100' },
      { w: 6 },
    ),
    card(
      'Average response time',
      { ask: 'avg(database_access_resp_time)', unit: 'ms', trend: 'database_access_resp_time' },
      { w: 6 },
    ),
    card(
      'Response time (p99)',
      { ask: "avg(database_access_percentile{p='99'})", unit: 'ms', trend: "database_access_percentile{p='99'}" },
      { w: 6 },
    ),
    card('Load', { ask: 'avg(database_access_cpm)', unit: '/min', trend: 'database_access_cpm' }, { w: 6 }),
  ),
  row(
    12,
    line('Response time (percentiles, ms)', percentiles('database_access_percentile'), { w: 9 }),
    line('Average response time (ms)', { ask: 'database_access_resp_time', unit: 'ms', label: 'average' }, { w: 8 }),
    line('Load (calls per minute)', { ask: 'database_access_cpm', unit: '/min', label: 'calls' }, { w: 7 }),
  ),
  row(
    12,
    records(
      'Slow statements (ms)',
      { ask: 'top_n(top_n_database_statement,10,des)', unit: 'ms' },
      { w: 17, tips: 'Samples of what callers asked; each opens the trace it was seen in.' },
    ),
    line('Success rate (%)', { ask: 'database_access_sla/100', unit: '%', label: 'success' }, { w: 7 }),
  ),
)

export const dashboards: readonly Dashboard[] = [root, service]
