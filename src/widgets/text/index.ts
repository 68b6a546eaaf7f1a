import { definePanel } from '../contract'

/** Words of a dashboard's author: a safe part of Markdown. */
export default definePanel({
  type: 'Text',
  view: () => import('./Text.vue').then((module) => module.default),
})
