import { defineWidget } from '../contract'
import { cardModel } from './model'
import { cardOptions } from './options'

/** One number with its unit; a series among the results is drawn small beside it. */
export default defineWidget({
  type: 'Card',
  accepts: ['scalar', 'series'],
  options: cardOptions,
  model: cardModel,
  isEmpty: ({ numbers }) => numbers.every(({ value }) => value === null),
  view: () => import('./Card.vue').then((module) => module.default),
})
