import { defineWidget } from '../contract'
import { hasNoValues } from '../series'
import { lineModel } from './model'
import { lineOptions } from './options'

/** Lines over time: one per series of every expression. */
export default defineWidget({
  type: 'Line',
  accepts: ['series', 'scalar'],
  options: lineOptions,
  model: lineModel,
  isEmpty: hasNoValues,
  view: () => import('./Line.vue').then((module) => module.default),
})
