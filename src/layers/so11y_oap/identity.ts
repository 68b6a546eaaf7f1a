import type { LayerIdentity } from '../identity'

export const identity: LayerIdentity = {
  id: 'SO11Y_OAP',
  name: 'SkyWalking OAP',
  role: 'observer',
  menu: { group: 'platform', place: 5 },
  flow: null,
}
