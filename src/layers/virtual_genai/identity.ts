import type { LayerIdentity } from '../identity'

export const identity: LayerIdentity = {
  id: 'VIRTUAL_GENAI',
  name: 'Virtual model providers',
  description: 'Providers of generative models as the agents of their callers see them.',
  role: 'model',
  nouns: { service: ['provider', 'providers'], instance: ['model', 'models'] },
  menu: { group: 'services', place: 4 },
  documentation: 'https://skywalking.apache.org/docs/main/next/en/setup/service-agent/virtual-genai/',
  vital: {
    label: 'Success',
    expression: 'avg(gen_ai_provider_sla)/100',
    series: 'gen_ai_provider_sla/100',
    unit: '%',
    worse: 'low',
    ranks: { service: 'top_n(gen_ai_provider_sla,5000,asc)/100', instance: 'top_n(gen_ai_model_sla,5000,asc)/100' },
  },
  flow: { load: 'gen_ai_provider_cpm', latency: 'gen_ai_provider_resp_time', success: 'gen_ai_provider_sla' },
}
