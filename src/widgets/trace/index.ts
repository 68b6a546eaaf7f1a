import { definePanel } from '../contract'

/** The traces of what the page is about: searched, listed and read in the cell. */
export default definePanel({
  type: 'Trace',
  view: () => import('./Trace.vue').then((module) => module.default),
})
