import type { RouteRecordRaw } from 'vue-router'

const routes: readonly RouteRecordRaw[] = [
  { path: '/dashboards', name: 'dashboards', component: () => import('./DashboardsView.vue') },
]

export default routes
