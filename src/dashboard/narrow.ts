import type { Cell } from './layout'

/** A number card without room for more than its number. */
export const isSmall = (cell: Cell): boolean =>
  cell.kind === 'item' && 'graph' in cell.item && cell.item.graph.type === 'Card' && cell.place.h <= 6

/** On a narrow screen number cards stand two by two; one that is left over takes the whole width. */
export function halvesOf(cells: readonly Cell[]): ReadonlySet<string> {
  const halves = new Set<string>()
  let waiting: Cell | null = null
  for (const cell of cells) {
    if (!isSmall(cell)) waiting = null
    else if (waiting === null) waiting = cell
    else {
      halves.add(waiting.id).add(cell.id)
      waiting = null
    }
  }
  return halves
}
