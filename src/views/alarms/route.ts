import type { RouteRecordRaw } from 'vue-router'

const routes: readonly RouteRecordRaw[] = [
  { path: '/alarms', name: 'alarms', component: () => import('./AlarmsView.vue') },
]

export default routes
