import type { LayerIdentity } from '../identity'

export const identity: LayerIdentity = {
  id: 'WECHAT_MINI_PROGRAM',
  name: 'WeChat mini programs',
  role: 'browser',
  menu: { group: 'devices', place: 2 },
  flow: null,
}
