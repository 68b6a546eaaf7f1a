import type { LayerIdentity } from '../identity'

export const identity: LayerIdentity = {
  id: 'AWS_EKS',
  name: 'AWS EKS',
  role: 'cluster',
  menu: { group: 'platform', place: 2 },
  flow: null,
}
