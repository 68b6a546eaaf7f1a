import type { Level } from '@/mqe/source'
import type { EntityKind } from '@/scope/entity'
import type { ControlItem, MetricItem } from '@/template/types'
import type { PanelVital } from '@/widgets/contract'

/** Lists that rank what the dashboard is about: the question of such a list is about the page's own entity. */
const LISTS: Readonly<Record<string, { readonly on: EntityKind; readonly part: keyof PanelVital['ranks'] }>> = {
  ServiceList: { on: 'All', part: 'service' },
  InstanceList: { on: 'Service', part: 'instance' },
  EndpointList: { on: 'Service', part: 'endpoint' },
}

/** Before, a list rewrites the ranking for itself. */
const AS_WRITTEN: Level = 10.2

/**
 * What a list is going to ask before its rows. Asked with the first batch of its page, it costs no request of its own: the
 * list finds the answer. `null`: nothing can be told ahead.
 */
export function rankAhead(
  item: MetricItem | ControlItem,
  kind: EntityKind,
  vital: PanelVital | null,
  level: Level | null,
): string | null {
  const type = 'graph' in item ? item.graph.type : item.type
  const list = Object.hasOwn(LISTS, type) ? LISTS[type] : undefined
  if (list === undefined || list.on !== kind || level === null || level < AS_WRITTEN) return null
  return vital?.ranks[list.part] ?? null
}
