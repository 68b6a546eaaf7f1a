import type { RouteRecordRaw } from 'vue-router'

const routes: readonly RouteRecordRaw[] = [
  { path: '/layers', name: 'layers', component: () => import('./LayersView.vue') },
]

export default routes
