import type { RouteRecordRaw } from 'vue-router'

const component = () => import('./LayerView.vue')

/** The id segments are decoded by `scope/address`, not by the router: a `/` inside them is written `~`. */
const routes: readonly RouteRecordRaw[] = [
  { path: '/layer/:layer/:dashboard?', name: 'layer', component },
  {
    path: '/layer/:layer/:kind(service|instance|endpoint|process|relation)/:id/:dashboard?',
    name: 'entity',
    component,
  },
]

export default routes
