import { definePanel } from '../contract'

/** The logs of what the page is about: searched and read in the cell. */
export default definePanel({
  type: 'Log',
  view: () => import('./Log.vue').then((module) => module.default),
})
