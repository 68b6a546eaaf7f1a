import type { RouteRecordRaw } from 'vue-router'

/** What is left of the old addresses of dashboards after the router has led on those that say whom they are about. */
const routes: readonly RouteRecordRaw[] = [
  { path: '/dashboard/:rest(.*)*', name: 'old', component: () => import('./OldView.vue') },
]

export default routes
