import type { RouteRecordRaw } from 'vue-router'

const routes: readonly RouteRecordRaw[] = [
  { path: '/profiling/:kind', name: 'profiling', component: () => import('./ProfilingView.vue') },
]

export default routes
