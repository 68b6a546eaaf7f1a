import type { LayerIdentity } from '../identity'

export const identity: LayerIdentity = {
  id: 'SO11Y_GO_AGENT',
  name: 'Go agents',
  role: 'observer',
  menu: { group: 'platform', place: 9 },
  flow: null,
}
