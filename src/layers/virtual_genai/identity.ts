import { lowest, share, type LayerIdentity } from '../identity'

export const identity: LayerIdentity = {
  id: 'VIRTUAL_GENAI',
  name: 'Virtual model providers',
  role: 'model',
  menu: { group: 'services', place: 4 },
  vital: share('gen_ai_provider_sla', { service: lowest('gen_ai_provider_sla'), instance: lowest('gen_ai_model_sla') }),
  flow: { load: 'gen_ai_provider_cpm', latency: 'gen_ai_provider_resp_time', success: 'gen_ai_provider_sla' },
}
