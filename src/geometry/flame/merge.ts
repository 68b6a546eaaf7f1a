import type { Links } from './link'

/** Rows of equal paths as one node. Nodes stand level by level: parents first, siblings together. Node 0 is above all roots. */
export interface Merged {
  readonly count: number
  /** Index of the name; node 0 has none. */
  readonly name: Uint32Array
  readonly parent: Int32Array
  readonly total: Float64Array
  /** Children of a node: `[firstChild, firstChild of the next node)`. */
  readonly firstChild: Uint32Array
  /** Row → its node. */
  readonly nodeOf: Uint32Array
}

export function merge(links: Links): Merged {
  const { count: rows, name: nameOfRow, names, total: weight } = links
  const { first, next } = childLists(links.parent)
  const name = new Uint32Array(rows + 1)
  const parent = new Int32Array(rows + 1).fill(-1)
  const total = new Float64Array(rows + 1)
  const firstChild = new Uint32Array(rows + 2)
  const nodeOf = new Uint32Array(rows)
  // Rows of a node as a list, the latest first.
  const member = new Int32Array(rows + 1).fill(-1)
  const other = new Int32Array(rows).fill(-1)
  // The node that a name got beneath the one that is looked at.
  const seenAt = new Int32Array(names.length).fill(-1)
  const seen = new Uint32Array(names.length)
  let count = 1
  for (let node = 0; node < count; node += 1) {
    firstChild[node] = count
    let row = node === 0 ? -1 : (member[node] ?? -1)
    do {
      for (let child = first[row + 1] ?? -1; child >= 0; child = next[child] ?? -1) {
        const named = nameOfRow[child] ?? 0
        if (seenAt[named] !== node) {
          seenAt[named] = node
          seen[named] = count
          name[count] = named
          parent[count] = node
          count += 1
        }
        const into = seen[named] ?? 0
        nodeOf[child] = into
        other[child] = member[into] ?? -1
        member[into] = child
        total[into] = (total[into] ?? 0) + (weight[child] ?? 0)
      }
      row = row < 0 ? -1 : (other[row] ?? -1)
    } while (row >= 0)
  }
  firstChild[count] = count
  return { count, name, parent, total, firstChild, nodeOf }
}

/** Lists in the order in which the rows came; that of the roots is at 0, that of a row one further. */
function childLists(parent: Int32Array): { first: Int32Array; next: Int32Array } {
  const first = new Int32Array(parent.length + 1).fill(-1)
  const next = new Int32Array(parent.length).fill(-1)
  for (let at = parent.length - 1; at >= 0; at -= 1) {
    const under = (parent[at] ?? -1) + 1
    next[at] = first[under] ?? -1
    first[under] = at
  }
  return { first, next }
}
