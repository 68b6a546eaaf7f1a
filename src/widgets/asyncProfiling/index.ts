import { definePanel } from '../contract'

/** What async-profiler recorded of the service that the page is about: its tasks and their flame graphs. */
export default definePanel({
  type: 'AsyncProfiling',
  view: () => import('./AsyncProfiling.vue').then((module) => module.default),
})
