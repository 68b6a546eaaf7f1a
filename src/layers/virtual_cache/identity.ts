import { lowest, share, type LayerIdentity } from '../identity'

export const identity: LayerIdentity = {
  id: 'VIRTUAL_CACHE',
  name: 'Virtual caches',
  role: 'cache',
  menu: { group: 'services', place: 2 },
  vital: share('cache_access_sla', { service: lowest('cache_access_sla') }),
  flow: { load: 'cache_access_cpm', latency: 'cache_access_resp_time', success: 'cache_access_sla' },
}
