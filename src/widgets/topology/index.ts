import { definePanel } from '../contract'

/** Who calls whom around the page's entity, with the metrics that the template names. */
export default definePanel({
  type: 'Topology',
  view: () => import('./TopologyWidget.vue').then((module) => module.default),
})
