import type { LayerIdentity } from '../identity'

export const identity: LayerIdentity = {
  id: 'ALIPAY_MINI_PROGRAM',
  name: 'Alipay mini programs',
  role: 'browser',
  menu: { group: 'devices', place: 3 },
  flow: null,
}
