import { eachOf, type Neighbours } from './neighbours'

/** How often links between a column and the one right of it cross. `place` is an item's place in its own column. */
export function crossingsOf(items: Uint32Array, right: Neighbours, place: Uint32Array, width: number): number {
  const tree = new Uint32Array(width + 1)
  let total = 0
  let added = 0
  const ends: number[] = []
  for (const item of items) {
    ends.length = 0
    eachOf(right, item, (other) => ends.push(place[other] ?? 0))
    for (const end of ends) {
      let before = 0
      for (let at = end + 1; at > 0; at -= at & -at) before += tree[at] ?? 0
      total += added - before
    }
    for (const end of ends) {
      for (let at = end + 1; at <= width; at += at & -at) tree[at] = (tree[at] ?? 0) + 1
      added++
    }
  }
  return total
}
