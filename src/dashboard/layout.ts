import type { ControlItem, Gate, Item, MetricItem, Place, TabItem } from '@/template/types'
import type { Verdict } from './verdict'
import { refilled } from './refill'

/** What stands on the sheet: widgets and the bars of tabs; the items of an open tab lie on the sheet itself. */
export type Cell =
  | {
      readonly kind: 'item'
      readonly id: string
      readonly item: MetricItem | ControlItem
      readonly place: Place
      /** Not known yet whether it is shown: it keeps its place. */
      readonly waiting: boolean
      /** Only its head stands there, until somebody opens it; `null` for what cannot be folded. */
      readonly folded: boolean | null
    }
  | { readonly kind: 'tabs'; readonly id: string; readonly item: TabItem; readonly open: number; readonly place: Place }
  /** In place of the widgets of a page that has nothing to show. */
  | {
      readonly kind: 'closed'
      readonly id: string
      readonly item: TabItem
      readonly open: number
      readonly place: Place
    }

export const COLUMNS = 24
/** Grid rows that a bar of tabs takes. */
export const TAB_ROWS = 2

/** Grid rows of a widget that is folded. */
const FOLDED_ROWS = 2

/** Grid rows for the words that stand in place of a page without data. */
const CLOSED_ROWS = 7

/** What decides where things stand, besides the stored places. */
export interface Layout {
  openOf(tab: TabItem): number
  /** Pages of a tab that have nothing to show. */
  gatedOf(tab: TabItem): ReadonlySet<number>
  verdictOf(gate: Gate): Verdict
  /** `null` for what cannot be folded; absent: nothing can. */
  foldedOf?(item: MetricItem | ControlItem): boolean | null
}

/**
 * Where everything stands, in reading order. Stored places are moved up into free room and down where two would overlap, as
 * the grid does that stored templates were drawn for. A tab is as high as what its open page holds. What a gate hides leaves
 * no hole: the rest of its row takes the room, and what lies below moves up.
 */
export function cellsOf(items: readonly Item[], layout: Layout): readonly Cell[] {
  return arrange(blocksOf(items, layout))
    .flatMap(({ block, place }) => block.cells.map((cell) => moved(cell, place)))
    .sort(byReading)
}

interface Block {
  readonly place: Place
  /** Relative to the block's own corner. */
  readonly cells: readonly Cell[]
}

function blocksOf(items: readonly Item[], layout: Layout): readonly Block[] {
  const verdicts = new Map(items.map((item) => [item, verdictOn(item, layout)]))
  const places = refilled(items, (item) => verdicts.get(item) !== 'closed')
  return items.flatMap((item) => {
    const place = places.get(item)
    return place === undefined ? [] : [blockOf(item, place, verdicts.get(item) === 'unknown', layout)]
  })
}

const verdictOn = (item: Item, layout: Layout): Verdict =>
  'tabs' in item || item.gate === undefined ? 'open' : layout.verdictOf(item.gate)

function blockOf(item: Item, place: Place, waiting: boolean, layout: Layout): Block {
  const { w, h } = place
  const corner = { x: 0, y: 0, w, h }
  if (!('tabs' in item)) {
    const folded = layout.foldedOf?.(item) ?? null
    const own = folded === true ? { ...corner, h: FOLDED_ROWS } : corner
    return { place: { ...place, h: own.h }, cells: [{ kind: 'item', id: item.id, item, place: own, waiting, folded }] }
  }
  const open = layout.openOf(item)
  const bar: Cell = { kind: 'tabs', id: item.id, item, open, place: { ...corner, h: TAB_ROWS } }
  if (layout.gatedOf(item).has(open)) {
    const words: Cell = {
      kind: 'closed',
      id: `${item.id}-${open}`,
      item,
      open,
      place: { ...corner, y: TAB_ROWS, h: CLOSED_ROWS },
    }
    return { place: { ...place, h: TAB_ROWS + CLOSED_ROWS }, cells: [bar, words] }
  }
  const page = arrange(blocksOf(item.tabs[open]?.items ?? [], layout))
  const below = page.flatMap(({ block, place: at }) =>
    block.cells.map((cell) => ({ ...cell, place: narrowed(at, w, TAB_ROWS) })),
  )
  const height = Math.max(TAB_ROWS, ...below.map(({ place: at }) => at.y + at.h))
  return { place: { ...place, h: height }, cells: [bar, ...below] }
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
