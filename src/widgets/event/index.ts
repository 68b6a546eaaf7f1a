import { definePanel } from '../contract'

/** Deployments, restarts and the like of the page's entity, in lanes. */
export default definePanel({ type: 'Event', view: () => import('./EventWidget.vue').then((module) => module.default) })
