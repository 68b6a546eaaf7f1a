import type { RouteRecordRaw } from 'vue-router'

const routes: readonly RouteRecordRaw[] = [
  { path: '/events', name: 'events', component: () => import('./EventsView.vue') },
]

export default routes
