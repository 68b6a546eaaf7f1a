import type { LayerIdentity } from '../identity'

export const identity: LayerIdentity = {
  id: 'IOS',
  name: 'iOS apps',
  role: 'browser',
  menu: { group: 'devices', place: 1 },
  flow: null,
}
