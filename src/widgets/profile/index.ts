import { definePanel } from '../contract'

/** Trace profiling of what the page is about: tasks, sampled calls and the stacks of their threads. */
export default definePanel({
  type: 'Profile',
  view: () => import('./Profile.vue').then((module) => module.default),
})
