/** Heights of rows that are not equally tall, px: a place is found and a height is changed in log n steps. */
export interface Heights {
  readonly count: number
  readonly total: () => number
  readonly of: (index: number) => number
  /** Px above the row; of `count` the total. */
  readonly top: (index: number) => number
  /** The row that covers `y`; the first or the last where it is beyond. -1 without rows. */
  readonly at: (y: number) => number
  /** Returns by how much the row grew. */
  readonly set: (index: number, height: number) => number
}

/** A Fenwick tree over the heights. */
export function heightsOf(count: number, height: (index: number) => number): Heights {
  const each = new Float64Array(count)
  const tree = new Float64Array(count + 1)
  for (let index = 0; index < count; index += 1) each[index] = height(index)
  for (let node = 1; node <= count; node += 1) {
    tree[node] = (tree[node] ?? 0) + (each[node - 1] ?? 0)
    const up = node + (node & -node)
    if (up <= count) tree[up] = (tree[up] ?? 0) + (tree[node] ?? 0)
  }
  let step = 1
  while (step * 2 <= count) step *= 2

  const top = (index: number): number => {
    let sum = 0
    for (let node = Math.min(Math.max(0, index), count); node > 0; node -= node & -node) sum += tree[node] ?? 0
    return sum
  }
  return {
    count,
    total: () => top(count),
    of: (index) => each[index] ?? 0,
    top,
    at(y) {
      let node = 0
      let left = y
      for (let by = step; by > 0; by >>= 1) {
        const next = node + by
        if (next <= count && (tree[next] ?? 0) <= left) {
          node = next
          left -= tree[next] ?? 0
        }
      }
      return Math.min(node, count - 1)
    },
    set(index, px) {
      const by = px - (each[index] ?? px)
      if (index < 0 || index >= count || by === 0) return 0
      each[index] = px
      for (let node = index + 1; node <= count; node += node & -node) tree[node] = (tree[node] ?? 0) + by
      return by
    },
  }
}
