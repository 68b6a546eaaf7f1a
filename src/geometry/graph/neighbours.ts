/** Links by one of their ends: those of node i are `link[start[i]]` to `link[start[i + 1] - 1]`, `other` is their far end. */
export interface Neighbours {
  readonly start: Uint32Array
  readonly other: Uint32Array
  readonly link: Uint32Array
}

export function neighboursOf(count: number, near: Uint32Array, far: Uint32Array): Neighbours {
  const start = new Uint32Array(count + 1)
  for (const node of near) start[node + 1] = (start[node + 1] ?? 0) + 1
  for (let node = 0; node < count; node++) start[node + 1] = (start[node + 1] ?? 0) + (start[node] ?? 0)
  const next = start.slice(0, count)
  const other = new Uint32Array(near.length)
  const link = new Uint32Array(near.length)
  near.forEach((node, index) => {
    const at = next[node] ?? 0
    next[node] = at + 1
    other[at] = far[index] ?? 0
    link[at] = index
  })
  return { start, other, link }
}

export const degree = ({ start }: Neighbours, node: number): number => (start[node + 1] ?? 0) - (start[node] ?? 0)

/** Calls `visit` for the far end of each link of the node. */
export function eachOf(of: Neighbours, node: number, visit: (other: number, link: number) => void): void {
  const end = of.start[node + 1] ?? 0
  for (let at = of.start[node] ?? 0; at < end; at++) visit(of.other[at] ?? 0, of.link[at] ?? 0)
}
