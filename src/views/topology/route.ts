import type { RouteRecordRaw } from 'vue-router'

const routes: readonly RouteRecordRaw[] = [
  { path: '/topology', name: 'topology', component: () => import('./TopologyView.vue') },
]

export default routes
