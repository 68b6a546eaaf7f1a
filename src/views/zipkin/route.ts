import type { RouteRecordRaw } from 'vue-router'

const routes: readonly RouteRecordRaw[] = [
  { path: '/zipkin', name: 'zipkin', component: () => import('./ZipkinView.vue') },
]

export default routes
