import { defineWidget } from '../contract'
import { hasNoValues } from '../series'
import { areaModel } from './model'
import { areaOptions } from './options'

/** Filled lines over time: one per series of every expression. */
export default defineWidget({
  type: 'Area',
  accepts: ['series', 'scalar'],
  options: areaOptions,
  model: areaModel,
  isEmpty: hasNoValues,
  view: () => import('./Area.vue').then((module) => module.default),
})
