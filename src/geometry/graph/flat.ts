/** A map as ids: ends that are not there, loops, duplicates and cycles are allowed. */
export interface GraphInput {
  readonly nodes: readonly { readonly id: string; readonly group?: string | undefined }[]
  readonly links: readonly { readonly source: string; readonly target: string; readonly weight?: number | undefined }[]
}

/** The same as numbers: node i is `nodes[i]`; each pair of different nodes once per direction; travels to a worker. */
export interface FlatGraph {
  readonly count: number
  readonly source: Uint32Array
  readonly target: Uint32Array
  /** At least 1, by the number and the logarithm of the weights that became one. */
  readonly weight: Float64Array
  /** Number of the node's group, in the order of their names; -1 without one. */
  readonly group: Int32Array
}

/** x and y of node i at 2i and 2i + 1; NaN where it has no place. */
export type Spots = Float64Array

/** Of the same ids the first node counts. */
export function indexOf(nodes: readonly { readonly id: string }[]): Map<string, number> {
  const index = new Map<string, number>()
  nodes.forEach(({ id }, at) => {
    if (!index.has(id)) index.set(id, at)
  })
  return index
}

export function flatten({ nodes, links }: GraphInput): FlatGraph {
  const index = indexOf(nodes)
  const slots = new Map<number, number>()
  const source: number[] = []
  const target: number[] = []
  const weight: number[] = []
  for (const link of links) {
    const from = index.get(link.source)
    const to = index.get(link.target)
    if (from === undefined || to === undefined || from === to) continue
    const key = from * nodes.length + to
    const worth = 1 + Math.log10(1 + Math.max(0, Number.isFinite(link.weight) ? (link.weight ?? 0) : 0))
    const slot = slots.get(key)
    if (slot === undefined) {
      slots.set(key, source.length)
      source.push(from)
      target.push(to)
      weight.push(worth)
    } else weight[slot] = (weight[slot] ?? 0) + worth
  }
  return {
    count: nodes.length,
    source: Uint32Array.from(source),
    target: Uint32Array.from(target),
    weight: Float64Array.from(weight),
    group: groupsOf(nodes),
  }
}

function groupsOf(nodes: GraphInput['nodes']): Int32Array {
  const names = [...new Set(nodes.flatMap(({ group }) => (group ? [group] : [])))].sort()
  const numbers = new Map(names.map((name, number) => [name, number]))
  return Int32Array.from(nodes, ({ group }) => (group ? (numbers.get(group) ?? -1) : -1))
}
