import { lowest, share, type LayerIdentity } from '../identity'

export const identity: LayerIdentity = {
  id: 'VIRTUAL_DATABASE',
  name: 'Virtual databases',
  role: 'database',
  menu: { group: 'services', place: 1 },
  vital: share('database_access_sla', { service: lowest('database_access_sla') }),
  flow: { load: 'database_access_cpm', latency: 'database_access_resp_time', success: 'database_access_sla' },
}
