import { computed, ref, type Ref } from 'vue'
import type { Service } from '@/protocol/metadata/services'
import { cellsFor } from './cells'
import { headsOf, isQuiet, matching, ordered, trendKey, type ListModel, type Order } from './model'
import { trendColumn, type Wanted } from './values'
import { useVirtual } from './virtual'

/** Ordering by a number needs that number of every row. */
export const MOST_SORTED = 500

/** Which rows there are, in which order, and which of them are drawn. */
export function useRows(model: Readonly<Ref<ListModel>>, scroller: Readonly<Ref<HTMLElement | null>>) {
  const wish = ref('')
  const order = ref<Order>({ by: 'name', descending: false })
  const active = ref(0)

  const heads = computed(() => headsOf(model.value))
  const found = computed(() => matching(model.value.services, wish.value))
  const canSort = computed(() => found.value.length <= MOST_SORTED)
  const { range, show } = useVirtual(scroller, () => found.value.length)
  /** Rows of a longer list would change places while one scrolls through it. */
  const isWhole = computed(() => range.value.seenTo - range.value.seenFrom === found.value.length)
  const rows = computed(() => ordered(found.value, order.value, heads.value, model.value, isWhole.value))
  const trend = computed(() => trendColumn(model.value.columns))

  const drawn = computed(() => {
    const shown = rows.value.slice(range.value.from, range.value.to)
    const cells = cellsFor(shown, heads.value, model.value)
    return shown.map((service, index) => ({
      service,
      index: range.value.from + index,
      quiet: isQuiet(service.id, model.value),
      cells: cells[index] ?? [],
      spark: sparkOf(service, model.value, trend.value),
    }))
  })

  /** The one row that Tab reaches: the last visited, else the first that is drawn. */
  const reachable = computed(() =>
    active.value >= range.value.from && active.value < range.value.to ? active.value : range.value.from,
  )

  const wanted = computed<Wanted>((before) => {
    const head = heads.value.find(({ key }) => key === order.value.by)
    const next: Wanted = {
      rows: rows.value.slice(range.value.seenFrom, range.value.seenTo),
      sorted: head && canSort.value ? { column: head.column, rows: found.value } : null,
    }
    return before !== undefined && isSame(before, next) ? before : next
  })

  function sort(by: string): void {
    const again = order.value.by === by
    order.value = { by, descending: again ? !order.value.descending : by !== 'name' }
    if (scroller.value) scroller.value.scrollTop = 0
  }
  const sortState = (by: string): 'ascending' | 'descending' | 'none' =>
    order.value.by !== by ? 'none' : order.value.descending ? 'descending' : 'ascending'

  return {
    wish,
    heads,
    found,
    rows,
    range,
    drawn,
    trend,
    canSort,
    wanted,
    reachable,
    active,
    sort,
    sortState,
    /** Brings a row into view and makes it the one that Tab reaches. */
    show(index: number): void {
      active.value = index
      show(index)
    },
  }
}

function sparkOf({ id }: Service, { known }: ListModel, trend: number): readonly (number | null)[] {
  const result = known.get(trendKey(id, trend))
  const points = result?.kind === 'series' ? (result.lines[0]?.points ?? []) : []
  // The last bucket is still filling.
  return points.slice(0, -1).map(({ value }) => (typeof value === 'number' ? value : null))
}

const sameList = (a: readonly Service[], b: readonly Service[]): boolean =>
  a.length === b.length && a.every((one, index) => one.id === b[index]?.id)

const isSame = (a: Wanted, b: Wanted): boolean =>
  sameList(a.rows, b.rows) &&
  a.sorted?.column === b.sorted?.column &&
  sameList(a.sorted?.rows ?? [], b.sorted?.rows ?? [])
