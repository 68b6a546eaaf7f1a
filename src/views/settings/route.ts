import type { RouteRecordRaw } from 'vue-router'

const routes: readonly RouteRecordRaw[] = [
  { path: '/settings/:section?', name: 'settings', component: () => import('./SettingsView.vue') },
]

export default routes
