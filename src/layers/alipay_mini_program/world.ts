import type { LayerWorld } from '../world'

/** Mini programs inside Alipay as the phones of their users see them. */
export const world: LayerWorld = {
  layer: 'ALIPAY_MINI_PROGRAM',
  metrics: [{ match: /^meter_alipay_mp_/ }],
}
