import { defineLater } from '../later'

/** A lane per series: in which state it was, and how long. */
export default defineLater({
  type: 'StatusTimeline',
  accepts: ['series', 'scalar'],
  view: () => import('./StatusTimeline.vue').then((module) => module.default),
})
