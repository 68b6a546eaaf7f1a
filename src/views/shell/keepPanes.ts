import { computed, provide } from 'vue'
import { usePanes } from '@/stores/panes'
import { READER_KEEP } from '@/traces/reader/keep'
import { SEARCH_KEEP } from '@/traces/search/keep'

/** Widths that a reader drags are the same on every page. */
export function keepPanes(): void {
  const panes = usePanes()
  const of = (pane: string) => ({
    width: computed(() => panes.widths.get(pane) ?? null),
    remember: (width: number) => panes.remember(pane, width),
  })
  const [list, span] = [of('traces'), of('span')]
  provide(SEARCH_KEEP, { listWidth: list.width, remember: list.remember })
  provide(READER_KEEP, { panelWidth: span.width, remember: span.remember })
}
