import type { EntityKind } from '@/scope/entity'
import type { Dashboard } from '@/template/types'
import { panels, widgets } from '@/widgets/registry'
import { preload } from './views'

/** Grid rows that a screen shows. */
const SCREEN = 36

/** Types of widgets on the first screen of the dashboard that ships for an entity; what a gate may hide does not count. */
export function likelyTypes(
  dashboards: readonly Dashboard[],
  { kind, name }: { readonly kind: EntityKind; readonly name: string | null },
): ReadonlySet<string> {
  const own = dashboards.filter(({ entity }) => entity === kind)
  const shown = own.find((one) => one.name === name) ?? own.find(({ isRoot, isDefault }) => isRoot || isDefault)
  const items = shown?.items.filter(({ place }) => place.y < SCREEN) ?? []
  return new Set(
    items.flatMap((item) => {
      if ('tabs' in item || item.gate) return []
      return ['graph' in item ? item.graph.type : item.type]
    }),
  )
}

/** Their code comes while the server's list of dashboards is awaited: mostly the same types are drawn then. */
export function loadLikely(...asked: Parameters<typeof likelyTypes>): void {
  for (const type of likelyTypes(...asked)) {
    const drawn = panels.get(type) ?? widgets.get(type)
    if (drawn) preload(drawn)
  }
}
