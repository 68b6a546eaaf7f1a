import type { LayerIdentity } from '../identity'

export const identity: LayerIdentity = {
  id: 'BROWSER',
  name: 'Browser apps',
  role: 'browser',
  menu: { group: 'devices', place: 0 },
  flow: null,
}
