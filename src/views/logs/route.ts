import type { RouteRecordRaw } from 'vue-router'

const routes: readonly RouteRecordRaw[] = [{ path: '/logs', name: 'logs', component: () => import('./LogsView.vue') }]

export default routes
