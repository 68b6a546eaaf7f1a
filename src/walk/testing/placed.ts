import type { ControlItem, Item, MetricItem } from '@/template/types'

/** A widget or control with the gates of the pages it lies on. */
export interface Placed {
  readonly item: MetricItem | ControlItem
  readonly gates: readonly string[]
}

export const placedIn = (items: readonly Item[], gates: readonly string[] = []): readonly Placed[] =>
  items.flatMap((item): readonly Placed[] => {
    if (!('tabs' in item)) return [{ item, gates }]
    return item.tabs.flatMap((page) => placedIn(page.items, page.gate === null ? gates : [...gates, page.gate]))
  })
