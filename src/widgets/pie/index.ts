import { defineLater } from '../later'

/** Shares of a whole. */
export default defineLater({
  type: 'Pie',
  accepts: ['series', 'scalar'],
  view: () => import('./Pie.vue').then((module) => module.default),
})
