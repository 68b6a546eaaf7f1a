import type { ControlItem, Item, MetricItem, Place, TabItem } from '@/template/types'

/** What stands on the sheet: widgets and the bars of tabs; the items of an open tab lie on the sheet itself. */
export type Cell =
  | { readonly kind: 'item'; readonly id: string; readonly item: MetricItem | ControlItem; readonly place: Place }
  | { readonly kind: 'tabs'; readonly id: string; readonly item: TabItem; readonly open: number; readonly place: Place }

export const COLUMNS = 24
/** Grid rows that a bar of tabs takes. */
export const TAB_ROWS = 2

/**
 * Where everything stands, in reading order. Stored places are moved up into free room and down where two would overlap, as
 * the grid does that stored templates were drawn for. A tab is as high as what its open page holds.
 */
export function cellsOf(items: readonly Item[], openTab: (tab: TabItem) => number): readonly Cell[] {
  const blocks = items.map((item) => blockOf(item, openTab))
  return arrange(blocks)
    .flatMap(({ block, place }) => block.cells.map((cell) => moved(cell, place)))
    .sort(byReading)
}

interface Block {
  readonly place: Place
  /** Relative to the block's own corner. */
  readonly cells: readonly Cell[]
}

function blockOf(item: Item, openTab: (tab: TabItem) => number): Block {
  const { w, h } = item.place
  const corner = { x: 0, y: 0, w, h }
  if (!('tabs' in item)) return { place: item.place, cells: [{ kind: 'item', id: item.id, item, place: corner }] }
  const open = openTab(item)
  const page = arrange((item.tabs[open]?.items ?? []).map((inner) => blockOf(inner, openTab)))
  const below = page.flatMap(({ block, place }) =>
    block.cells.map((cell) => ({ ...cell, place: narrowed(place, w, TAB_ROWS) })),
  )
  const height = Math.max(TAB_ROWS, ...below.map(({ place }) => place.y + place.h))
  const bar: Cell = { kind: 'tabs', id: item.id, item, open, place: { ...corner, h: TAB_ROWS } }
  return { place: { ...item.place, h: height }, cells: [bar, ...below] }
}

/** A tab that is not as wide as the sheet has its own 24 columns: they become fractions of its width. */
function narrowed({ x, y, w, h }: Place, width: number, down: number): Place {
  const from = Math.min(width - 1, Math.round((x * width) / COLUMNS))
  const to = Math.max(from + 1, Math.round(((x + w) * width) / COLUMNS))
  return { x: from, y: y + down, w: to - from, h }
}

const moved = (cell: Cell, by: Place): Cell => ({
  ...cell,
  place: { ...cell.place, x: cell.place.x + by.x, y: cell.place.y + by.y },
})

const byReading = (a: { readonly place: Place }, b: { readonly place: Place }): number =>
  a.place.y - b.place.y || a.place.x - b.place.x

function arrange(blocks: readonly Block[]): readonly { readonly block: Block; readonly place: Place }[] {
  /** Per column the first row below everything placed so far. */
  const floor = new Array<number>(COLUMNS).fill(0)
  return [...blocks].sort(byReading).map((block) => {
    const { x, w, h } = block.place
    const y = Math.max(0, ...floor.slice(x, x + w))
    floor.fill(y + h, x, x + w)
    return { block, place: { x, y, w, h } }
  })
}
