import { definePanel } from '../contract'

/** The instances of a service that reported in the window, with what they tell about themselves. */
export default definePanel({
  type: 'InstanceList',
  view: () => import('./InstanceList.vue').then((module) => module.default),
})
