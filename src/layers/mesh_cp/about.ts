import { sign, strain, type LayerAbout } from '../identity'

export const about: LayerAbout = {
  description: 'The control plane of an Istio mesh, as it reports itself.',
  documentation: 'https://skywalking.apache.org/docs/main/next/en/setup/istio/readme/',
  nouns: { service: ['control plane', 'control planes'] },
  vital: { label: 'Rejected configurations', unit: '', ...strain('meter_istio_pilot_total_xds_rejects') },
  signs: [
    { label: 'Proxies', unit: '', ...sign('meter_istio_pilot_xds') },
    { label: 'Services known', unit: '', ...sign('meter_istio_pilot_services') },
  ],
}
