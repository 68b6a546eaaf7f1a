import { defineLater } from '../later'

/** A row per label or bucket of values, a column per bucket of time. */
export default defineLater({
  type: 'HeatMap',
  accepts: ['series', 'scalar', 'heatmap'],
  view: () => import('./HeatMap.vue').then((module) => module.default),
})
