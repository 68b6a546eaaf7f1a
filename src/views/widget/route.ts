import type { RouteRecordRaw } from 'vue-router'

const routes: readonly RouteRecordRaw[] = [
  { path: '/w/:layer/:kind/:dashboard/:widget', name: 'widget', component: () => import('./WidgetView.vue') },
]

export default routes
