import { beside, dashboard, row } from '@/template/build'
import { card, line, percentiles, records, serviceList, topList, type Asked } from '@/template/part'
import type { Dashboard } from '@/template/types'

const layer = 'VIRTUAL_CACHE'

const root = dashboard(
  { name: 'Overview', layer, entity: 'All', isRoot: true },
  row(
    4,
    card('Lowest success rate', { ask: 'min(top_n(cache_access_sla,1,asc))/100', unit: '%' }, { w: 6 }),
    card('Slowest on average', { ask: 'max(top_n(cache_access_resp_time,1,des))', unit: 'ms' }, { w: 6 }),
    card('Load', { ask: 'sum(top_n(cache_access_cpm,1000,des))', unit: '/min' }, { w: 6 }),
    card('Caches with traffic', { ask: 'count(top_n(cache_access_cpm,1000,des))' }, { w: 6 }),
  ),
  beside(
    [
      row(
        20,
        serviceList(
          'Caches',
          [
            {
              label: 'Average',
              unit: 'ms',
              ask: 'avg(cache_access_resp_time)',
              trend: 'cache_access_resp_time',
              detail: 'average',
            },
            {
              label: 'Success',
              unit: '%',
              ask: 'avg(cache_access_sla)/100',
              trend: 'cache_access_sla/100',
              detail: 'success rate',
            },
            { label: 'Reads', unit: '/min', ask: 'avg(cache_read_cpm)', trend: 'cache_read_cpm', detail: 'reads' },
            { label: 'Writes', unit: '/min', ask: 'avg(cache_write_cpm)', trend: 'cache_write_cpm', detail: 'writes' },
          ],
          { w: 16, opens: 'Overview' },
        ),
      ),
    ],
    [
      row(
        10,
        topList(
          'Slowest caches (average, ms)',
          { ask: 'top_n(cache_access_resp_time,10,des)', unit: 'ms' },
          { w: 8, opens: 'Overview' },
        ),
      ),
      row(
        10,
        topList(
          'Busiest caches (calls per minute)',
          { ask: 'top_n(cache_access_cpm,10,des)', unit: '/min' },
          { w: 8, opens: 'Overview' },
        ),
      ),
    ],
  ),
)

const readsAndWrites = (metric: string, unit: string, by = ''): readonly Asked[] =>
  (['read', 'write'] as const).map((kind) => ({ ask: `cache_${kind}_${metric}${by}`, unit, label: `${kind}s` }))

/** Is it slow, for reads or for writes, and which commands of whom. */
const service = dashboard(
  { name: 'Overview', layer, entity: 'Service', isDefault: true },
  row(
    4,
    card('Success rate', { ask: 'avg(cache_access_sla)/100', unit: '%', trend: 'cache_access_sla/100' }, { w: 6 }),
    card(
      'Average response time',
      { ask: 'avg(cache_access_resp_time)', unit: 'ms', trend: 'cache_access_resp_time' },
      { w: 6 },
    ),
    card(
      'Response time (p99)',
      { ask: "avg(cache_access_percentile{p='99'})", unit: 'ms', trend: "cache_access_percentile{p='99'}" },
      { w: 6 },
    ),
    card('Load', { ask: 'avg(cache_access_cpm)', unit: '/min', trend: 'cache_access_cpm' }, { w: 6 }),
  ),
  row(
    11,
    line('Average response time (ms)', readsAndWrites('resp_time', 'ms'), { w: 8 }),
    line('Success rate (%)', readsAndWrites('sla', '%', '/100'), { w: 8 }),
    line('Load (calls per minute)', readsAndWrites('cpm', '/min'), { w: 8 }),
  ),
  row(
    11,
    line('All commands (percentiles, ms)', percentiles('cache_access_percentile'), { w: 8 }),
    line('Reads (percentiles, ms)', percentiles('cache_read_percentile'), { w: 8 }),
    line('Writes (percentiles, ms)', percentiles('cache_write_percentile'), { w: 8 }),
  ),
  row(
    12,
    records('Slow reads (ms)', { ask: 'top_n(top_n_cache_read_command,10,des)', unit: 'ms' }, { w: 12 }),
    records('Slow writes (ms)', { ask: 'top_n(top_n_cache_write_command,10,des)', unit: 'ms' }, { w: 12 }),
  ),
)

export const dashboards: readonly Dashboard[] = [root, service]
