import { definePanel } from '../contract'

/** The endpoints of a service: all that reported, the worst first, and what OAP finds besides. */
export default definePanel({
  type: 'EndpointList',
  view: () => import('./EndpointList.vue').then((module) => module.default),
})
