import type { RouteLocation, RouteRecordRaw } from 'vue-router'
import { builtIn } from '@/layers/registry'

const component = () => import('./LayerView.vue')

/** What ships for the layer is on its way while the page's code is; who draws it asks again and is told of a failure. */
const meta = { ahead: ({ params }: RouteLocation): void => void builtIn(String(params['layer'])).catch(() => {}) }

/** The id segments are decoded by `scope/address`, not by the router: a `/` inside them is written `~`. */
const routes: readonly RouteRecordRaw[] = [
  { path: '/layer/:layer/:dashboard?', name: 'layer', component, meta },
  {
    path: '/layer/:layer/:kind(service|instance|endpoint|process|relation)/:id/:dashboard?',
    name: 'entity',
    component,
    meta,
  },
]

export default routes
