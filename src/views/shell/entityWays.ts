import type { IconName } from '@/components/icons'
import { layerOf } from '@/dashboard/layerWords'
import type { Place, Subject } from '@/scope/place'
import type { StateChange } from '@/stores/location'
import type { End } from './subject'

/** From an entity to the map around it, to the same one on other layers, to what it wrote, and to profiles of it. */
export interface EntityWay {
  readonly key: 'map' | 'otherLayers' | 'logs' | 'profiles' | 'profileEndpoint'
  readonly icon: IconName
  readonly place: Place
  readonly change: StateChange
}
type LayerPlace = Extract<Place, { readonly at: 'layer' }>

/** Relations have two ends, a layer as a whole has none. */
export function entityWays({ of, layer }: LayerPlace, ends: readonly End[]): readonly EntityWay[] {
  const map = (change: StateChange): Pick<EntityWay, 'place' | 'change'> => ({
    place: { at: 'topology' },
    change: { filters: new Map([['layer', layer]]), ...change },
  })
  if (of === null) return [{ key: 'map', icon: 'topology', ...map({}) }]
  if (of.kind === 'process') return []
  const hasTwins = of.kind === 'service' || of.kind === 'instance'
  const twins = { key: 'otherLayers', icon: 'layers', ...map({ of, view: 'hierarchy' }) } as const
  return [
    { key: 'map', icon: 'topology', ...map({ of }) },
    ...(hasTwins ? [twins] : []),
    ...recordWays(of, layer, ends[0]),
  ]
}

/** Whom only others tell of writes nothing and runs no agent. */
function recordWays(of: Subject, layer: string, end: End | undefined): readonly EntityWay[] {
  const { service, part = null } = end ?? {}
  if (of.kind === 'relation' || service?.normal !== true) return []
  const logs: EntityWay = { key: 'logs', icon: 'log', place: { at: 'logs' }, change: { of } }
  // No agent looks into calls that nobody counts.
  if (layerOf(layer).flow === null) return [logs]
  const profile = { icon: 'profile', place: { at: 'profiling', kind: 'trace' } } as const
  if (of.kind === 'service') return [logs, { key: 'profiles', ...profile, change: { of } }]
  if (of.kind !== 'endpoint' || part === null) return [logs]
  const filters = new Map([
    ['form', 'new'],
    ['endpoint', part],
  ])
  return [logs, { key: 'profileEndpoint', ...profile, change: { of: { kind: 'service', id: service.id }, filters } }]
}
