import { defineWidget } from '../contract'
import { lineModel } from './model'
import { lineOptions } from './options'

/** Lines over time: one per series of every expression. */
export default defineWidget({
  type: 'Line',
  accepts: ['series', 'scalar'],
  options: lineOptions,
  model: lineModel,
  isEmpty: (model) =>
    model.series.every(({ values }) => values.every((value) => value === null)) && model.caveats.bad === 0,
  view: () => import('./Line.vue').then((module) => module.default),
})
