import type { LayerIdentity } from '../identity'

export const identity: LayerIdentity = {
  id: 'OS_LINUX',
  name: 'Linux hosts',
  role: 'host',
  menu: { group: 'platform', place: 0 },
  flow: null,
}
