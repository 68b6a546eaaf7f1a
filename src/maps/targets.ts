import type { Target } from '@/components/target'
import { relationKind } from '@/protocol/ids'
import type { HierarchyNode } from '@/protocol/hierarchy/hierarchy'
import type { Subject } from '@/scope/place'
import type { Call, Spot } from './graph'
import type { MapOptions } from './options'

const subjectOf = ({ kind, id }: Spot): Subject => ({
  kind: kind === 'Service' ? 'service' : kind === 'Endpoint' ? 'endpoint' : 'instance',
  id,
})

/** `null` for what no layer claims: nobody has a dashboard of it. */
export function dashboardOf(spot: Spot, layer: string | null, { nodeDashboards }: MapOptions): Target | null {
  if (layer === null) return null
  // Stored names are those of the map's own layer.
  const named = spot.kind === 'Service' && !spot.layers.includes(layer) ? undefined : nodeDashboards
  const dashboard = named?.get(spot.kind) ?? named?.get('') ?? null
  return { to: 'entity', kind: spot.kind, id: spot.id, entity: spot.entity, layer, dashboard }
}

export function relationOf(call: Call, layer: string | null, { callDashboard }: MapOptions): Target | null {
  const kind = relationKind(call.id)
  if (kind === null || layer === null) return null
  return { to: 'entity', kind, id: call.id, entity: call.entity, layer, dashboard: callDashboard }
}

/** Another page about a node, in the same window. */
export const pageOf = (
  at: 'topology' | 'traces' | 'logs' | 'alarms' | 'events',
  spot: Spot,
  filters?: Readonly<Record<string, string>>,
): Target => ({
  to: 'page',
  place: { at },
  state: { of: subjectOf(spot), ...(filters ? { filters: new Map(Object.entries(filters)) } : {}) },
})

export const hierarchyOf = (spot: Spot, layer: string): Target => ({
  to: 'page',
  place: { at: 'topology' },
  state: { of: subjectOf(spot), view: 'hierarchy', filters: new Map([['layer', layer]]) },
})

/** A service on another layer. */
export const peerOf = ({ id, name, layer, normal }: HierarchyNode): Target => ({
  to: 'entity',
  kind: 'Service',
  id,
  entity: { serviceName: name, normal },
  layer,
  dashboard: null,
})
