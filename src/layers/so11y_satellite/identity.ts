import type { LayerIdentity } from '../identity'

export const identity: LayerIdentity = {
  id: 'SO11Y_SATELLITE',
  name: 'SkyWalking Satellite',
  role: 'observer',
  menu: { group: 'platform', place: 6 },
  flow: null,
}
