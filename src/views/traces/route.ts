import type { RouteRecordRaw } from 'vue-router'

const routes: readonly RouteRecordRaw[] = [
  { path: '/traces', name: 'traces', component: () => import('./TracesView.vue') },
]

export default routes
