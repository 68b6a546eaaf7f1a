import { defineLater } from '../later'

/** Numbers between two ends, a dial for each. */
export default defineLater({
  type: 'Gauge',
  accepts: ['scalar', 'series'],
  view: () => import('./Gauge.vue').then((module) => module.default),
})
