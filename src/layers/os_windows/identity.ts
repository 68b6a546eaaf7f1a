import type { LayerIdentity } from '../identity'

export const identity: LayerIdentity = {
  id: 'OS_WINDOWS',
  name: 'Windows hosts',
  role: 'host',
  menu: { group: 'platform', place: 1 },
  flow: null,
}
