import { computed, onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue'
import { cellsFor } from './cells'
import { fitted } from './fit'
import type { Kept } from './keep'
import { headsOf, sparkOf, standingOf, trendKey, type ListModel } from './model'
import { headOf, matching, ordered, type Order } from './order'
import type { Entry } from './entry'
import type { Wanted } from './values'
import { useVirtual } from './virtual'

/** Ordering by a number needs that number of every row. */
export const MOST_SORTED = 500

/** ms after the last key until a search goes into the address. */
const TYPING = 250

interface Places {
  readonly scroller: Readonly<Ref<HTMLElement | null>>
  /** Of the table, px; infinite in a document without layout. */
  readonly width: Readonly<Ref<number>>
}

/** Which rows and columns there are, in which order, and which of them are drawn. */
export function useRows(
  model: Readonly<Ref<ListModel>>,
  { scroller, width }: Places,
  kept: Kept,
  /** Title of the column that a narrow list keeps, and whether the server searches. */
  given: () => { readonly preferred: string; readonly remote: boolean },
) {
  const wish = useTyped(kept)
  const active = ref(0)

  const all = computed(() => headsOf(model.value))
  const shown = computed(() => all.value.filter(({ name }) => !kept.hidden.value.has(name)))
  const sorting = computed(() => headOf(kept.order.value, all.value))
  const hasGroups = computed(() => model.value.showGroup && model.value.entries.some(({ group }) => group !== ''))
  const letters = computed(() => model.value.entries.reduce((most, { short }) => Math.max(most, short.length), 0))
  const fit = computed(() => {
    const trends = model.value.columns.map(({ trend }) => trend !== null)
    const preferred = sorting.value?.title ?? given().preferred
    const named = { group: hasGroups.value, letters: letters.value }
    return fitted({ heads: shown.value, trends, preferred, ...named }, width.value)
  })

  const quiet = computed(
    () => new Set(model.value.entries.filter((one) => standingOf(one, model.value) === 'quiet').map(({ id }) => id)),
  )
  const found = computed(() => {
    const { entries } = model.value
    const named = given().remote ? entries : matching(entries, wish.value)
    return kept.withoutQuiet.value ? named.filter(({ id }) => !quiet.value.has(id)) : named
  })
  const canSort = computed(() => found.value.length <= MOST_SORTED)
  const { range, show } = useVirtual(scroller, () => found.value.length)
  /** Rows of a longer list would change places while one scrolls through it. */
  const isWhole = computed(() => range.value.seenTo - range.value.seenFrom === found.value.length)
  const order = computed(() => (sorting.value && !canSort.value ? null : kept.order.value))
  const rows = computed(() => ordered(found.value, order.value, all.value, model.value, isWhole.value))

  const drawn = computed(() => {
    const visible = rows.value.slice(range.value.from, range.value.to)
    const cells = cellsFor(visible, fit.value.heads, model.value)
    return visible.map((entry, index) => ({
      entry,
      index: range.value.from + index,
      quiet: quiet.value.has(entry.id),
      cells: (cells[index] ?? []).map((cell) => ({
        ...cell,
        spark: fit.value.sparks.has(cell.key)
          ? sparkOf(model.value.known.get(trendKey(entry.id, cell.column)), cell.label)
          : null,
      })),
    }))
  })

  /** The one row that Tab reaches: the last visited, else the first that is drawn. */
  const reachable = computed(() =>
    active.value >= range.value.from && active.value < range.value.to ? active.value : range.value.from,
  )

  const wanted = computed<Wanted>((before) => {
    const columns = (heads: readonly { readonly column: number }[]): number[] => [
      ...new Set(heads.map(({ column }) => column)),
    ]
    const next: Wanted = {
      rows: rows.value.slice(range.value.seenFrom, range.value.seenTo),
      numbers: columns(fit.value.heads),
      trends: columns(fit.value.heads.filter(({ key }) => fit.value.sparks.has(key))),
      sorted: sorting.value && canSort.value ? { column: sorting.value.column, rows: found.value } : null,
    }
    return before !== undefined && isSame(before, next) ? before : next
  })

  /** What the rows show themselves to be ordered by; `null` where that is the ranking. */
  const effective = computed<Order | null>(() => {
    if (order.value !== null || model.value.ranking !== null) return order.value
    return { by: hasGroups.value ? 'group' : 'name', descending: false }
  })
  function sort(by: string): void {
    const now = effective.value
    const first = { by, descending: by !== 'name' && by !== 'group' }
    const again = now?.by === by
    const turned = again && now.descending === first.descending
    // The third press leads back to the list's own order.
    kept.sort(again ? (turned ? { by, descending: !first.descending } : null) : first)
    if (scroller.value) scroller.value.scrollTop = 0
  }
  const sortState = (by: string): 'ascending' | 'descending' | 'none' =>
    effective.value?.by !== by ? 'none' : effective.value.descending ? 'descending' : 'ascending'

  return {
    wish,
    all,
    fit,
    found,
    quiet,
    rows,
    range,
    drawn,
    canSort,
    order,
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

/** What is typed takes effect at once and is kept when the typing pauses. */
function useTyped(kept: Kept): Ref<string> {
  const typed = shallowRef(kept.wish.value)
  /** On their way into the address: when they arrive there, something else may have been typed already. */
  const sent = new Set<string>()
  let timer: ReturnType<typeof setTimeout> | undefined
  watch(typed, (wish) => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      if (wish === kept.wish.value && sent.size === 0) return
      sent.add(wish)
      kept.search(wish)
    }, TYPING)
  })
  watch(kept.wish, (wish) => {
    const isOurs = sent.has(wish)
    const isLatest = [...sent].at(-1) === wish
    if (isLatest || !isOurs) sent.clear()
    if (!isOurs) typed.value = wish
  })
  // What was typed here is not searched for on the next page.
  onScopeDispose(() => clearTimeout(timer))
  return typed
}

const sameList = <Item>(a: readonly Item[], b: readonly Item[]): boolean =>
  a.length === b.length && a.every((one, index) => one === b[index])
const sameRows = (a: readonly Entry[], b: readonly Entry[]): boolean =>
  a.length === b.length && a.every(({ id }, index) => id === b[index]?.id)

const isSame = (a: Wanted, b: Wanted): boolean =>
  sameRows(a.rows, b.rows) &&
  sameList(a.numbers, b.numbers) &&
  sameList(a.trends, b.trends) &&
  a.sorted?.column === b.sorted?.column &&
  sameRows(a.sorted?.rows ?? [], b.sorted?.rows ?? [])
