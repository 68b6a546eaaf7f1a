import type { RouteRecordRaw } from 'vue-router'

/** The id is decoded by `scope/address`, not by the router: a `/` inside it is written `~`. */
const routes: readonly RouteRecordRaw[] = [
  { path: '/trace/:traceId', name: 'trace', component: () => import('./TraceView.vue') },
]

export default routes
