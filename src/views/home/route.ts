import type { RouteRecordRaw } from 'vue-router'

const routes: readonly RouteRecordRaw[] = [{ path: '/', name: 'home', component: () => import('./HomeView.vue') }]

export default routes
