import { beside, dashboard, row } from '@/template/build'
import { card, serviceList, topList } from '@/template/part'

/** Without the attribute the mesh's services, which keep the same metrics, would be ranked too. */
const HERE = "attr0='GENERAL'"

const services = serviceList(
  'Services',
  [
    { label: 'Load', unit: '/min', ask: 'avg(service_cpm)', trend: 'service_cpm', detail: 'load' },
    { label: 'Success', unit: '%', ask: 'avg(service_sla)/100', trend: 'service_sla/100', detail: 'success rate' },
    { label: 'Average', unit: 'ms', ask: 'avg(service_resp_time)', trend: 'service_resp_time', detail: 'average' },
  ],
  { w: 16, opens: 'Overview' },
)

/** Is anything wrong, and where: the worst services first, what is slow and failing beside them. */
export const layerOverview = dashboard(
  { name: 'Overview', layer: 'GENERAL', entity: 'All', isRoot: true },
  row(
    4,
    card('Lowest success rate', { ask: `min(top_n(service_sla,1,asc,${HERE}))/100`, unit: '%' }, { w: 5 }),
    card('Lowest apdex', { ask: `min(top_n(service_apdex,1,asc,${HERE}))/10000` }, { w: 4 }),
    card('Slowest on average', { ask: `max(top_n(service_resp_time,1,des,${HERE}))`, unit: 'ms' }, { w: 5 }),
    card('Load', { ask: `sum(top_n(service_cpm,1000,des,${HERE}))`, unit: '/min' }, { w: 5 }),
    card('Services with traffic', { ask: `count(top_n(service_cpm,1000,des,${HERE}))` }, { w: 5 }),
  ),
  beside(
    [row(22, services)],
    [
      row(
        11,
        topList(
          'Slowest services (average, ms)',
          { ask: `top_n(service_resp_time,10,des,${HERE})`, unit: 'ms' },
          { w: 8, opens: 'Overview' },
        ),
      ),
      row(
        11,
        topList(
          'Failing endpoints (success, %)',
          { ask: `top_n(endpoint_sla,10,asc,${HERE})/100`, unit: '%' },
          { w: 8, opens: 'Overview' },
        ),
      ),
    ],
  ),
  row(
    11,
    topList(
      'Slowest endpoints (average, ms)',
      { ask: `top_n(endpoint_resp_time,10,des,${HERE})`, unit: 'ms' },
      { w: 8, opens: 'Overview' },
    ),
    topList(
      'Busiest services (calls per minute)',
      { ask: `top_n(service_cpm,10,des,${HERE})`, unit: '/min' },
      { w: 8, opens: 'Overview' },
    ),
    topList(
      'Busiest endpoints (calls per minute)',
      { ask: `top_n(endpoint_cpm,10,des,${HERE})`, unit: '/min' },
      { w: 8, opens: 'Overview' },
    ),
  ),
)
