import type { LayerWorld } from '../world'

/** Mini programs inside WeChat as the phones of their users see them. */
export const world: LayerWorld = {
  layer: 'WECHAT_MINI_PROGRAM',
  metrics: [{ match: /^meter_wechat_mp_/ }],
}
