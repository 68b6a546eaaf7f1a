import type { LayerIdentity } from '../identity'

export const identity: LayerIdentity = {
  id: 'AWS_GATEWAY',
  name: 'AWS API Gateway',
  role: 'gateway',
  menu: { group: 'gateways', place: 3 },
  flow: null,
}
