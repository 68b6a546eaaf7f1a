import type { RouteRecordRaw } from 'vue-router'

/** The id is decoded by `scope/address`, not by the router. */
const routes: readonly RouteRecordRaw[] = [
  { path: '/dashboards/:id/edit', name: 'edit', component: () => import('./EditView.vue') },
]

export default routes
