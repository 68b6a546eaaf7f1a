import { definePanel } from '../contract'

/** The services of a layer with one column per expression, asked for the rows in view. */
export default definePanel({
  type: 'ServiceList',
  view: () => import('./ServiceList.vue').then((module) => module.default),
})
