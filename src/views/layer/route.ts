import type { RouteLocation, RouteRecordRaw } from 'vue-router'
import { builtIn } from '@/layers/registry'
import { loadLayers } from '@/dashboard/layerWords'
import type { EntityKind } from '@/scope/entity'

/** The page's first picture has the layer's words; without them it has the usual ones. */
const component = async () => {
  const [view] = await Promise.all([import('./LayerView.vue'), loadLayers().catch(() => {})])
  return view
}

/** As the path has them. A relation says by its id which it is: its dashboards are none that open first. */
const KINDS: Readonly<Record<string, EntityKind>> = {
  service: 'Service',
  instance: 'ServiceInstance',
  endpoint: 'Endpoint',
  process: 'Process',
}

/**
 * What ships for the layer, and the code that its first screen will mostly need, are on their way while the page's code is; who
 * draws it asks again and is told of a failure.
 */
async function fetchAhead({ params }: RouteLocation): Promise<void> {
  const { layer, kind, dashboard } = params
  const [dashboards, { loadLikely }] = await Promise.all([builtIn(String(layer)), import('@/dashboard/likely')])
  const entity = kind === undefined ? 'All' : KINDS[String(kind)]
  if (entity) loadLikely(dashboards, { kind: entity, name: dashboard === undefined ? null : String(dashboard) || null })
}
const meta = { ahead: (to: RouteLocation): void => void fetchAhead(to).catch(() => {}) }

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
