import type { RouteRecordRaw } from 'vue-router'

const routes: readonly RouteRecordRaw[] = [
  { path: '/gallery', name: 'gallery', component: () => import('./GalleryView.vue') },
]

export default routes
