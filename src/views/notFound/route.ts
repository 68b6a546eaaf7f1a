import type { RouteRecordRaw } from 'vue-router'

const routes: readonly RouteRecordRaw[] = [
  { path: '/:path(.*)*', name: 'notFound', component: () => import('./NotFoundView.vue') },
]

export default routes
