import { definePanel } from '../contract'

/** The window of the page in words. */
export default definePanel({
  type: 'TimeRange',
  view: () => import('./TimeRange.vue').then((module) => module.default),
})
