import type { LayerIdentity } from '../identity'

export const identity: LayerIdentity = {
  id: 'K8S',
  name: 'Kubernetes clusters',
  role: 'cluster',
  menu: { group: 'mesh', place: 3 },
  flow: null,
}
