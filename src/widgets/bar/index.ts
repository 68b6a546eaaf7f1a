import { defineWidget } from '../contract'
import { hasNoValues } from '../series'
import { barModel } from './model'
import { barOptions } from './options'

/** Bars over time: one piece of the stack per series of every expression. */
export default defineWidget({
  type: 'Bar',
  accepts: ['series', 'scalar'],
  options: barOptions,
  model: barModel,
  isEmpty: hasNoValues,
  view: () => import('./Bar.vue').then((module) => module.default),
})
