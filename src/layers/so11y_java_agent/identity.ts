import type { LayerIdentity } from '../identity'

export const identity: LayerIdentity = {
  id: 'SO11Y_JAVA_AGENT',
  name: 'Java agents',
  role: 'observer',
  menu: { group: 'platform', place: 8 },
  flow: null,
}
