import type { Item, Place } from '@/template/types'

/**
 * Places of what is shown. Where a row loses some of its items the others share its width in the proportions they were
 * stored with; a row is what begins and ends at the same height without a gap between its items.
 */
export function refilled(items: readonly Item[], isShown: (item: Item) => boolean): ReadonlyMap<Item, Place> {
  const places = new Map<Item, Place>()
  for (const row of rowsOf(items)) {
    const shown = row.filter(isShown)
    const widened = shown.length === row.length || !isWhole(row) ? shown.map(({ place }) => place) : spread(row, shown)
    shown.forEach((item, index) => places.set(item, widened[index] ?? item.place))
  }
  return places
}

/** By reading order, left to right. */
function rowsOf(items: readonly Item[]): readonly (readonly Item[])[] {
  const rows = new Map<string, Item[]>()
  for (const item of items) {
    const { y, h } = item.place
    const key = `${y} ${h}`
    rows.set(key, [...(rows.get(key) ?? []), item])
  }
  return [...rows.values()].map((row) => row.sort((a, b) => a.place.x - b.place.x))
}

const isWhole = (row: readonly Item[]): boolean =>
  row.every(({ place }, index) => {
    const before = row[index - 1]?.place
    return before === undefined || before.x + before.w === place.x
  })

function spread(row: readonly Item[], shown: readonly Item[]): readonly Place[] {
  const from = row[0]?.place.x ?? 0
  const width = row.reduce((sum, { place }) => sum + place.w, 0)
  const kept = shown.reduce((sum, { place }) => sum + place.w, 0)
  let taken = 0
  return shown.map(({ place }) => {
    const x = from + Math.round((taken * width) / kept)
    taken += place.w
    return { ...place, x, w: from + Math.round((taken * width) / kept) - x }
  })
}
